-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict runtime budget
-- packets: 20
-- A gmatch iterator that lives across packets.
local next_match = ("abc "):rep(100):gmatch("%a+")
function filter(packet)
	local s = next_match()
	return (s == nil or s == "abc") and ACCEPT
end
