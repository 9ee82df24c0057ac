-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- The name now means something else.
function filter(packet)
	filter = 42
	_G.filter = setmetatable({}, { __call = function() while true do end end })
	return ACCEPT
end
