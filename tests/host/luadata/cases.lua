-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What the scripts beside this one share. Each adds cases; tests/host/views.c asks for their
-- packets one by one with following() and hands each to judge().
local list = {}
local current, shape

-- A case: shapes are its packets, an iterator of tables with "bytes" and, if they do not lie
-- in one piece, "head" for how many do and "piece" for how many follow in each block, 0 for
-- one block; "flip" has the bits that change in what follows behind each copy of it. The function f gets the packet and its shape.
function case(name, shapes, f)
	list[#list + 1] = { name = name, shapes = shapes, judge = f }
end

following = coroutine.wrap(function()
	for _, case in ipairs(list) do
		current = case.judge
		for packet in case.shapes do
			shape = packet
			if coroutine.yield(case.name, packet) then break end
		end
	end
end)

function judge(packet)
	current(packet, shape)
end

-- --- shapes

function each(f)
	return coroutine.wrap(function() f(coroutine.yield) end)
end

function once(bytes)
	return each(function(yield) yield({ bytes = bytes }) end)
end

-- Bytes of all kinds, of no protocol: the first ones are no version of IP.
function sample(size)
	local bytes = {}

	for i = 1, size do bytes[i] = string.char(0x91 + i * 37 & 0xff) end
	return table.concat(bytes)
end

-- Calls f with each way to have bytes in pieces.
function split(bytes, f)
	for head = 0, #bytes - 1 do
		for _, piece in ipairs({ 0, 2 }) do
			f({ bytes = bytes, head = head, piece = piece })
		end
	end
	f({ bytes = bytes })
end

-- Packets of each of these sizes, in pieces of all kinds.
function splits(from, to)
	return each(function(yield)
		for size = from, to do split(sample(size), yield) end
	end)
end

-- --- what is expected

-- Integers by name: their bytes, as string.pack() calls them, and the range of their values.
integers = {}
for width = 8, 64, 8 do
	for _, kind in ipairs({ { "u", 0, (1 << width) - 1, "I" },
			{ "i", -(1 << width - 1), (1 << width - 1) - 1, "i" } }) do
		local sign, least, most, format = table.unpack(kind)
		local suffixes = width == 8 and { [""] = "<" } or { be = ">", le = "<" }

		for suffix, order in pairs(suffixes) do
			local name = sign .. width .. suffix
			if data[name] then
				integers[name] = { width = width // 8, least = least, most = most,
					format = order .. format .. width // 8 }
			end
		end
	end
end

function inside(size, offset, length)
	return offset >= 0 and length >= 0 and offset <= size and length <= size - offset
end

function outside(noun, size, offset, length)
	return ("offset %d, length %d: outside the %s's %d bytes"):format(offset, length, noun, size)
end

-- Numbers around the edges of a range that begins at 0, and of integers.
function edges(size)
	local list = { math.mininteger, math.mininteger + 1, -1 << 32, -1 << 31, 1 << 31,
		(1 << 32) - 1, 1 << 32, (1 << 32) + 1, math.maxinteger - 1, math.maxinteger }

	for n = -2, size + 2 do list[#list + 1] = n end
	return list
end

function replaced(bytes, offset, new)
	return bytes:sub(1, offset) .. new .. bytes:sub(offset + #new + 1)
end

local function digits(byte)
	local text = ""

	for i = 7, 0, -1 do text = text .. (byte:byte() >> i & 1) end
	return text
end

local binary = {}
for i = 0, 255 do binary[string.char(i)] = digits(string.char(i)) end

-- A text of zeros and ones for bytes, and what an integer is in so many of them.
function bits_of(bytes)
	return (bytes:gsub(".", binary))
end

function bits_from(value, width)
	return bits_of(string.pack(">i8", value)):sub(64 - width + 1)
end

-- --- what is compared

local function show(value)
	if type(value) ~= "string" or not value:find("[^ -~]") then return tostring(value) end
	return (value:gsub(".", function(byte) return ("%02x"):format(byte:byte()) end))
end

function same(wanted, got, what, ...)
	if wanted == got then return end
	local words = table.pack(what, ...)
	for i = 1, words.n do words[i] = show(words[i]) end
	error(table.concat(words, " ") .. ": wanted " .. show(wanted) .. ", got " .. show(got), 2)
end

-- What f returns must be what is wanted, or its error have the text.
function expect(wanted, text, f, ...)
	local done, got = pcall(f, ...)

	if text and not done and got:find(text, 1, true) then return end
	if text or not done then
		error("wanted " .. show(text or wanted) .. ", got " .. show(got), 2)
	end
	same(wanted, got, "a call", ...)
end

function raises(text, f, ...)
	expect(nil, text, f, ...)
end

-- --- chance, the same for a SEED

local state = SEED

function random(n)
	state = state * 6364136223846793005 + 1442695040888963407
	return (state >> 33) % n
end

function chosen(list)
	return list[random(#list) + 1]
end

function random_bytes(size)
	local bytes = {}

	for i = 1, size do bytes[i] = string.char(random(256)) end
	return table.concat(bytes)
end
