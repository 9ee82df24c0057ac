-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Keys that can't be.
function filter(packet)
	assert(not pcall(function() local t = {}; t[nil] = 1 end))
	assert(not pcall(rawset, {}, nil, 1))
	assert(not pcall(rawset, 1, 1, 1))
	return ACCEPT
end
