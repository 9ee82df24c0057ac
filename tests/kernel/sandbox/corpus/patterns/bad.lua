-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Patterns that are none: each one is refused.
function filter(packet)
	for _, p in ipairs { "%", "[", "[^", "[a", "[]", "(", "%b", "%bx", "%f", "%1", "(%1)",
		"%9", "(()", "[%", "[a-%", "()%2" } do
		assert(not pcall(string.find, "abc", p), p)
	end
	assert(not pcall(string.gsub, "abc", "b", "%"))
	assert(not pcall(string.gsub, "abc", "b", "%2"))
	return ACCEPT
end
