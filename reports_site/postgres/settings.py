"""What the server is started with."""

DURABLE = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "max_wal_size": "2GB",
    "wal_level": "minimal",  # nothing is replicated: bulk loads write less
    "max_wal_senders": "0",
    "jit": "off",  # no query here is long enough to win by it
    "timezone": "UTC",
    "log_timezone": "UTC",
}

# A crash of the machine may cost every row: only for data that nobody keeps.
THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "128MB",
}
