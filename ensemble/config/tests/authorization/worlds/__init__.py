"""What each app adds to the fixture world: one module an app, called by `world`."""
