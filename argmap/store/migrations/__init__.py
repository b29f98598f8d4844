"""The migrations, oldest first; there is no way back, a copy of the database is one."""
