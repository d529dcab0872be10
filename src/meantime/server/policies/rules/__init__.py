"""What a version covers, who may write, and until when a consent lasts."""
