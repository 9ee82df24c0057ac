-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The fourth value of a generic for is closed, spinning.
function filter(packet)
	for i in function() end, nil, nil, setmetatable({}, { __close = function() while true do end end }) do end
	return ACCEPT
end
