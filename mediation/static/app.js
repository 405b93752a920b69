// Everything here makes pages quicker; no essential act depends on it.
import "./js/menus.js";
import "./js/search_shortcut.js";
import "./js/error_focus.js";
import "./js/repeated_rows.js";
import "./js/unsaved.js";
import "./js/draft.js";
import "./js/lookup.js";
import "./js/claimants.js";
import "./js/needs.js";
import "./js/insert_text.js";
import "./js/live_form.js";
import "./js/preview.js";
import "./js/single_submit.js";
import "./js/print_button.js";
import "./js/table_labels.js";
import "./js/anchors.js";
import "./js/case_strip.js";
import "./js/partial_updates.js";
import "./js/session_warning.js";

document.documentElement.classList.add("js");
