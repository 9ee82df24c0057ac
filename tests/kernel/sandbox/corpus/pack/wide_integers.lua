-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The widest integers, in both byte orders.
function filter(packet)
	while true do local s = (("<i16>i16!16Xi16"):pack(math.mininteger, -1)) end
end
