import '@fontsource-variable/noto-sans-sc';
import '@fontsource/noto-serif-sc/600.css';
