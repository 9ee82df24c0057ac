-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Positions in strings beyond both ends.
function filter(packet)
	local max, min, s = math.maxinteger, math.mininteger, "hello"
	assert(s:sub(min, max) == s and s:sub(max, min) == "" and s:sub(min, min) == "")
	assert(s:byte(max) == nil and s:byte(min) == nil)
	assert(s:find("h", min) == 1 and s:find("h", max) == nil)
	assert(s:rep(min) == "" and s:rep(0) == "" and s:rep(-1, s) == "")
	assert(not pcall(string.char, 256) and not pcall(string.char, -1))
	assert(s:gsub("l", "x", min) == s)
	return ACCEPT
end
