-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 128
-- Text with zeros and every other byte.
local n = 0
function filter(packet)
	for i = 1, 2 do
		n = (n + 1) & 255
		local f = load(string.char(n))
		local g = load("return '" .. string.char(n) .. "'")
	end
	assert(load("--\0\n return 1"))
	return ACCEPT
end
