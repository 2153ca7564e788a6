// Wakes the components that a script makes better. Every page works without it.
import { initAll } from "../dress/govuk.js";

initAll();
