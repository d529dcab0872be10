"""Bills on paper: statements, superbills, estimates."""
