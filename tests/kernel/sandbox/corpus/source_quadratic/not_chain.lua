-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Each "not" visits every jump of the chain before it.
local text = "local a, b return " .. ("not "):rep(40) .. "(" .. ("a and "):rep(900) .. "b)"
function filter(packet)
	while true do load(text) end
end
