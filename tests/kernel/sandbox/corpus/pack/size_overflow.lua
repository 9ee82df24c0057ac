-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Formats whose total size overflows.
function filter(packet)
	for _, f in ipairs { "c2147483647c2147483647", "s9", "i17", "i0", "!17i4", "!3i4", "c", "X", "Xz",
		"j" .. ("c2147483647"):rep(3), "c99999999999999999999", "z" } do
		assert(not pcall(string.packsize, f), f)
	end
	return ACCEPT
end
