-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- The signature comes in pieces.
function filter(packet)
	local parts = { "\27", "L", "u", "a", "\x54" }
	local i = 0
	assert(not load(function() i = i + 1 return parts[i] end))
	i = 0
	assert(not load(function() i = i + 1 return parts[i] end, "x", "b"))
	return ACCEPT
end
