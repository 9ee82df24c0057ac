-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What fails is an ordinary error: the next call works, and nothing leaks.

local function pieces(bytes)
	return each(function(yield)
		for head = 0, #bytes do yield({ bytes = bytes, head = head, piece = 0 }) end
	end)
end

-- f with copies that fail raises, if it needs bytes that are not in the head; else it returns
-- what it always does.
local function unreadable(needs_copy, f, ...)
	local wanted = f(...)

	hook.fail_copies(true)
	local done, got = pcall(f, ...)
	hook.fail_copies(false)
	same(not needs_copy, done, "done")
	if done then
		same(wanted, got, "what is read")
	else
		same(true, got:find("the packet can't be read at offset", 1, true) ~= nil, got)
	end
	same(wanted, f(...), "the next call")
end

case("failures: integers can't be read", pieces(sample(9)), function(packet, shape)
	for name, integer in pairs(integers) do
		for offset = 0, 9 - integer.width do
			unreadable(offset + integer.width > shape.head, packet[name], packet, offset)
		end
	end
	for offset = 0, 8 do unreadable(offset >= shape.head, packet.bits, packet, 8 * offset, 5) end
end)

case("failures: ranges can't be read", pieces(sample(9)), function(packet, shape)
	for offset = 0, 9 do
		for length = 0, 9 - offset do
			local behind = length > 0 and offset + length > shape.head
			local text = shape.bytes:sub(offset + 1, offset + length)
			unreadable(offset + length > shape.head, packet.string, packet, offset, length)
			unreadable(behind, packet.compare, packet, offset, text)
			unreadable(behind, packet.find, packet, "\1", offset, length)
			unreadable(behind, function()
				local copy = data.new(length)
				copy:copy(0, packet, offset, length)
				return copy:string(0)
			end)
		end
	end
	unreadable(shape.head < 9, data.new(9).compare, data.new(9), 0, packet)
end)

for protocol, message in pairs(messages) do
	case("failures: " .. protocol .. " can't be read", pieces(message), function(packet, shape)
		for i, call in ipairs(calls[protocol]) do
			hook.fail_copies(true)
			local done, got = pcall(call.read, packet, 0)
			hook.fail_copies(false)
			if done then same(call.wanted, got, "what is read")
			else same(true, got:find("can't be read at offset 0", 1, true) ~= nil, got) end
			same(true, done or shape.head < #message, "read")
			same(call.wanted, (call.read(packet, 0)), "the next call")
		end
	end)
end

local writers = {
	fill = function(view) view:fill(1) end,
	write = function(view) view:write(1, "ab") end,
	copy = function(view) view:copy(0, view, 1) end,
	bits = function(view) view:set_bits(3, 7, 1) end,
	field = function(view) view:layout(data.layout({ x = { 0, 16 } })).x = 7 end,
}
for name in pairs(integers) do
	writers[name] = function(view) data["set_" .. name](view, 0, 1) end
end

case("failures: nothing can be written", pieces(sample(9)), function(packet, shape)
	hook.fail_writes(true)
	for _, write in pairs(writers) do
		raises("no memory to write to the packet", write, packet)
		same(shape.bytes, hook.bytes(), "bytes")
		same(shape.bytes, packet:string(0), "what is read")
	end
	hook.fail_writes(false)
	for _, write in pairs(writers) do write(packet) end
	same(hook.bytes(), packet:string(0), "at last")
end)

case("failures: a copy within a packet", pieces(sample(9)), function(packet, shape)
	hook.fail_copies(true)
	local done, message = pcall(packet.copy, packet, 0, packet, 3, 4)
	hook.fail_copies(false)
	same(shape.head >= 7, done, message)
	local before = hook.bytes()
	packet:copy(0, packet, 3, 4)
	same(replaced(before, 0, before:sub(4, 7)), hook.bytes(), "the next call")
end)

-- --- memory

-- Attempts at each number of requests, of which what is left is the sum; Lua's stack may be
-- larger or smaller than before.
local ATTEMPTS, STACK = 30, 1000

-- Runs f while the n-th request for memory and those behind it fail; whether one did. What f
-- made before is gone, or strings would not be made again.
local function attempt(n, wanted, f)
	hook.collect()
	hook.starve(n, 1 << 40)
	local done, got = pcall(f)
	local failed = hook.feed()

	same(not failed, done, got)
	if done then same(wanted, got, "at request", n)
	else same("not enough memory", got, "at request", n) end
	return failed
end

-- With less and less memory missing, until f is done. Nothing of attempts that failed stays.
local function starving(wanted, f)
	local before, n, failed = hook.collect(), 0

	repeat
		n, failed = n + 1, 0
		while failed < ATTEMPTS and attempt(n, wanted, f) do failed = failed + 1 end
		local left = hook.collect() - before
		same(true, failed < ATTEMPTS or left < STACK, "what is left by request", n)
	until failed < ATTEMPTS
	same(wanted, f(), "with memory")
end

local text = sample(300)
local inner = data.layout({ text = { 8, 800, "string" } })
local outer = data.layout({ part = { 8, 1600, inner } })
local allocating = {
	new = function() return #data.new(1000) end,
	string = function() return #buffer_with(text):string(3) end,
	view = function() return #buffer_with(text):view(1):view(1) end,
	field = function() return #buffer_with(text):layout(outer).part.text end,
	message = function()
		local _, message = pcall(data.u8, buffer_with(text), 999)
		return message:find("offset 999", 1, true) and "named" or error(message, 0)
	end,
}

for name, f in pairs(allocating) do
	case("failures: no memory for " .. name, once(""), function() starving(f(), f) end)
end

for protocol, message in pairs(messages) do
	case("failures: no memory for " .. protocol, once(message), function(packet)
		for i, call in ipairs(calls[protocol]) do
			starving(call.wanted, function() return (call.read(packet, 0)) end)
			starving(call.wanted, call.read_temporary)
		end
	end)

	case("failures: no memory for " .. protocol .. " in pieces", each(function(yield)
		yield({ bytes = message, head = 10, piece = 0 })
	end), function(packet)
		for i, call in ipairs(calls[protocol]) do
			starving(call.wanted, function() return (call.read(packet, 0)) end)
		end
		starving(#message - 1, function() return #packet:string(1) end)
	end)
end

-- A layout is for good, but one that came to nothing is not.
case("failures: no memory for a layout", once(sample(4)), function(packet)
	local made
	starving(nil, function() made = data.layout({ x = { 0, 8 }, y = { 8, 8, inner } }) end)
	same(packet:u8(0), packet:layout(made).x, "x")
end)
