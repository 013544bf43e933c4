"""The shape of what people type; forms never save."""
