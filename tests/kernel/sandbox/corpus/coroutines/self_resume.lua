-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Resumes itself, the main thread and a dead one: errors, no crash.
function filter(packet)
	local co
	co = coroutine.create(function()
		assert(not coroutine.resume(co))
		assert(not pcall(coroutine.close, co))
	end)
	assert(coroutine.resume(co))
	assert(not coroutine.resume(co))
	assert(not coroutine.resume(coroutine.running()))
	return ACCEPT
end
