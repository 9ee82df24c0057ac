-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Text with zeros and every other byte.
function filter(packet)
	for i = 0, 255 do
		local f = load(string.char(i))
		local g = load("return '" .. string.char(i) .. "'")
	end
	assert(load("--\0\n return 1"))
	return ACCEPT
end
