// Turbo as this desk uses it. Modules are evaluated in the order of their imports, so the guard stands before Turbo loads.
import { lift } from "./style_guard.js";
import * as Turbo from "../../vendor/turbo.js";

lift();

export { Turbo };
