-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- The callback returns what can't replace.
function filter(packet)
	return ("x"):gsub(".", function() return {} end)
end
