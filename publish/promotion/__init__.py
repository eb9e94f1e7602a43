"""The form's link, its codes and banners."""
