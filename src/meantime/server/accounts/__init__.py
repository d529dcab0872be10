"""Who a person is to the server: locks, unlocking, sign-ins and devices."""
