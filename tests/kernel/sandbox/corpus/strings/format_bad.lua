-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Formats that are none: each one is refused.
function filter(packet)
	for _, f in ipairs { "%", "%z", "%100d", "%.100d", "%p", "%5p", "%a", "%e", "%f", "%g",
		"%n", "%*d", "%-#0 +99.99d%", "%c%", "%#q", "%ld", "%hhd" } do
		assert(not pcall(string.format, f, 1), f)
	end
	return ACCEPT
end
