-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Handles end with their call, wherever they are kept; buffers live as long as they are used,
-- whenever the collector runs.
local gone = "the packet is gone: it lives for one call"

local methods = {}
for name in pairs(data) do
	if name ~= "address" and name ~= "layout" and name ~= "new" then
		methods[#methods + 1] = name
	end
end

local function check_gone(handle)
	for _, name in ipairs(methods) do
		raises(gone, data[name], handle, 0, 0, 0)
		raises(gone, load("local handle = ... local v = handle:" .. name .. "(0) return v"), handle)
	end
	raises(gone, function() return #handle end)
	raises(gone, function() handle.x = 1 end)
	raises(gone, data.new(1).copy, data.new(1), 0, handle)
	raises(gone, data.new(1).compare, data.new(1), 0, handle)
	for protocol in pairs(messages) do
		for i, call in ipairs(calls[protocol]) do raises(gone, call.read, handle) end
	end
end

-- --- handles

local layout = data.layout({ first = { 0, 8 }, rest = { 8, 8, data.layout({}) } })

-- All ways to have a handle.
local function handles(packet)
	local named = packet:layout(layout)

	return { packet, packet:view(1), packet:view(1):view(0), named, named.rest,
		packet:payload() }
end

-- Keeps a value where it outlives a call, and returns how to have it again.
local keepers = {
	["a global"] = function(value)
		kept = value
		return function() return kept end
	end,
	["an upvalue"] = function(value)
		return function() return value end
	end,
	["a table"] = function(value)
		local list = { [value] = true }
		return function() return (next(list)) end
	end,
	["a coroutine"] = function(value)
		local yielded = coroutine.wrap(function(value)
			while true do coroutine.yield(value) end
		end)
		yielded(value)
		return yielded
	end,
	["a metatable"] = function(value)
		local proxy = setmetatable({}, { __index = { value = value } })
		return function() return proxy.value end
	end,
}

local datagram = string.pack(">I2I2I4I4I4I4I2I2I2I2", 0x4500, 29, 0, 0x40110000, 0, 0, 1, 2, 9,
	0) .. "x"

local function twice(yield)
	yield({ bytes = datagram, first = true })
	yield({ bytes = datagram })
	yield({ bytes = datagram })
end

for name, keep in pairs(keepers) do
	local kept = {}

	case("lifetime: a handle in " .. name, each(twice), function(packet, shape)
		if shape.first then
			for i, handle in ipairs(handles(packet)) do kept[i] = keep(handle) end
			for _, value in ipairs(kept) do same(true, #value() > 0, "while it lives") end
			return
		end
		same(6, #kept, "handles")
		for _, value in ipairs(kept) do check_gone(value()) end
		for i, handle in ipairs(handles(packet)) do
			same(false, handle == kept[i](), "the old handle and the new one")
		end
	end)
end

-- A coroutine that begins in one call and goes on in the next one.
local running
case("lifetime: a coroutine that goes on", each(twice), function(packet, shape)
	if shape.first then
		running = coroutine.create(function(packet)
			local part = packet:view(1)
			same(0, part:u8(0), "in the first call")
			coroutine.yield()
			return part:u8(0)
		end)
	end
	if coroutine.status(running) == "dead" then return end
	local done, message = coroutine.resume(running, packet)
	same(shape.first or false, done, message)
	same(not done, coroutine.status(running) == "dead", "status")
	if not done then same(true, message:find(gone, 1, true) ~= nil, message) end
end)

-- Between calls, no packet is there at all: the shapes are asked for then.
local left
case("lifetime: a handle between calls", each(function(yield)
	yield({ bytes = datagram })
	check_gone(left)
	yield({ bytes = datagram })
end), function(packet)
	left = packet
end)

case("lifetime: values that are no handles", once(datagram), function(packet)
	for _, value in ipairs({ 0, 1, "", true, print, {}, running, layout }) do
		for _, name in ipairs(methods) do raises("packet expected", data[name], value, 0, 0, 0) end
	end
	same("packet", getmetatable(packet), "metatable")
	same("packet", tostring(packet), "text")
	same("buffer", getmetatable(data.new(1)), "metatable of a buffer")
end)

case("lifetime: 31 views and no more", each(twice), function(packet)
	local views = {}

	for i = 1, 31 do views[i] = (views[i - 1] or packet):view(i % 2 == 0 and 1 or 0) end
	for i, view in ipairs(views) do same(29 - i // 2, #view, "view", i) end
	local text = "more than 31 views of a packet"
	raises(text, packet.view, packet, 0)
	raises(text, packet.layout, packet, layout)
	raises(text, packet.payload, packet)
	raises(text, function() local payload = packet:payload() return payload end)
	same(29, #packet, "the packet")
end)

-- --- buffers

-- Runs f as often as it asks for memory: each time, the collector runs at another request.
-- What f made before is gone, or strings would not be made again.
local function collecting(wanted, f)
	local n, collected = 0

	repeat
		n = n + 1
		hook.collect()
		hook.starve(n, 1)
		local got = f()
		collected = hook.feed()
		same(wanted, got, "collected at request", n)
	until not collected
	return n
end

local alone = " of a buffer that nothing else refers to"

for protocol, list in pairs(calls) do
	case("lifetime: " .. protocol .. alone, once(""), function()
		for i, call in ipairs(list) do
			same(true, collecting(call.wanted, call.read_temporary) > 2, "requests")
		end
	end)
end

local text = sample(200)
local nested = data.layout({ part = { 8, 1592, data.layout({ text = { 8, 1584, "string" } }) } })
local temporary = {
	string = function() return buffer_with(text):string(1) == text:sub(2) end,
	view = function() return buffer_with(text):view(1):view(1):string(0) == text:sub(3) end,
	layout = function() return buffer_with(text):layout(nested).part.text == text:sub(3) end,
	find = function() return buffer_with(text):find(text:sub(20) .. "") == 19 end,
	compare = function() return buffer_with(text):compare(0, buffer_with(text)) == 0 end,
	copy = function()
		local part = data.new(#text + 1):view(1)
		part:copy(0, buffer_with(text))
		return part:string(0) == text
	end,
	write = function()
		local part = data.new(#text):view(1)
		part:write(0, text:sub(1, 150) .. text:sub(1, 49))
		return part:string(0, 150) == text:sub(1, 150)
	end,
}

for name, f in pairs(temporary) do
	case("lifetime: " .. name .. alone, once(""), function() collecting(true, f) end)
end

case("lifetime: a part keeps its buffer", once(""), function()
	local part = buffer_with(text):view(10):view(10)
	local named = buffer_with(text):layout(nested).part

	hook.collect()
	local filler = {}
	for i = 1, 50 do filler[i] = data.new(200) end
	same(text:sub(21), part:string(0), "part")
	same(text:sub(3), named.text, "layout")
	part:fill(1)
	same(("\1"):rep(180), part:string(0), "part that was written to")
end)

case("lifetime: buffers are collected", once(""), function()
	local function make(n)
		for i = 1, n do buffer_with(text):view(1):view(1) end
		return hook.collect()
	end
	local before = make(1)

	same(true, make(1000) - before < 1000, "bytes")
end)
