-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Formats of floating point do not exist.
function filter(packet)
	for _, f in ipairs { "f", "d", "n" } do
		assert(not pcall(string.pack, f, 1))
		assert(not pcall(string.unpack, f, "12345678"))
		assert(not pcall(string.packsize, f))
	end
	return ACCEPT
end
