"""Handing reports over to who they are for, and notes of correction afterwards."""
