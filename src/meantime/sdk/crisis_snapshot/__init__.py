"""Opening a crisis snapshot without any server: contacts and safety plans while it is down."""
