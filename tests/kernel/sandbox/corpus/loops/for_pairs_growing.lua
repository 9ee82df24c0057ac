-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget memory
-- Adds keys to a table while it is walked.
function filter(packet)
	local t = { 1 }
	for k in pairs(t) do t[k .. "x"] = true; t[#t + 1] = k end
end
