-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- next with a key that is not there.
function filter(packet)
	assert(not pcall(next, {}, 1))
	assert(not pcall(next, { 1, 2 }, 3))
	assert(not pcall(next, { a = 1 }, {}))
	assert(not pcall(next, nil))
	return ACCEPT
end
