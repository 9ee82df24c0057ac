-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Random operations on packets, buffers and their views, one after the other. The same is
-- done to a string; both have the same bytes after each.
local names = {}

for name in pairs(integers) do names[#names + 1] = name end
table.sort(names)

-- A view with where it begins in the string and how long it is. "root" has the string.
local function part(target)
	local from = random(target.size + 1)
	local size = random(target.size - from + 1)

	return { root = target.root, view = target.view:view(from, size), from = target.from + from,
		size = size, layout = false }
end

local function bytes_of(target, offset, length)
	local from = target.from + offset

	return target.root.bytes:sub(from + 1, from + length)
end

local function change(target, offset, new)
	target.root.bytes = replaced(target.root.bytes, target.from + offset, new)
end

local function range(target)
	local offset = random(target.size + 1)

	return offset, random(math.min(target.size - offset, 24) + 1)
end

-- Each does something to a target, and returns its name and arguments for the message.
local operations = {}

function operations.read(target)
	local name = chosen(names)
	local offset = random(target.size + 1)
	local integer = integers[name]

	if not inside(target.size, offset, integer.width) then
		raises("outside", data[name], target.view, offset)
	else
		local bytes = bytes_of(target, offset, integer.width)
		same(string.unpack(integer.format, bytes), data[name](target.view, offset), name, offset)
	end
	return name, offset
end

function operations.set(target)
	local name = chosen(names)
	local offset = random(target.size + 1)
	local integer = integers[name]
	local bytes = random_bytes(integer.width)
	local set = data["set_" .. name]
	local value = string.unpack(integer.format, bytes)

	if not inside(target.size, offset, integer.width) then
		raises("outside", set, target.view, offset, value)
	else
		set(target.view, offset, value)
		change(target, offset, bytes)
	end
	return "set_" .. name, offset, value
end

function operations.string(target)
	local offset, length = range(target)

	same(bytes_of(target, offset, length), target.view:string(offset, length), "string", offset)
	return "string", offset, length
end

function operations.find(target)
	local offset, length = range(target)
	local at, size = range(target)
	local text = bytes_of(target, at, math.min(size, 3))
	local found = bytes_of(target, offset, length):find(text, 1, true)

	same(found and found - 1 + offset, target.view:find(text, offset, length), "find", text)
	return "find", offset, length
end

function operations.compare(target, other)
	local offset = random(target.size + 1)
	local from, length = range(other)
	local text = bytes_of(other, from, math.min(length, target.size - offset))
	local mine = bytes_of(target, offset, #text)

	same(mine < text and -1 or mine > text and 1 or 0, target.view:compare(offset, text),
		"compare", offset)
	if other.size <= target.size - offset then
		local same_bytes = bytes_of(target, offset, other.size) == bytes_of(other, 0, other.size)
		same(same_bytes, target.view:compare(offset, other.view) == 0, "compare", offset)
	end
	return "compare", offset, #text
end

function operations.write(target)
	local offset, length = range(target)
	local new = random_bytes(length)

	target.view:write(offset, new)
	change(target, offset, new)
	return "write", offset, length
end

function operations.fill(target)
	local offset, length = range(target)
	local byte = random(256)

	target.view:fill(byte, offset, length)
	change(target, offset, string.char(byte):rep(length))
	return "fill", offset, length
end

function operations.copy(target, other)
	local from, length = range(other)
	local offset = random(target.size + 1)
	length = math.min(length, target.size - offset)
	local new = bytes_of(other, from, length)

	target.view:copy(offset, other.view, from, length)
	change(target, offset, new)
	return "copy", offset, from, length
end

function operations.bits(target)
	if target.size < 9 then return "bits" end
	local offset, width = random(8 * target.size - 64), 1 + random(64)
	local bits = bits_of(bytes_of(target, offset // 8, 9)):sub(offset % 8 + 1, offset % 8 + width)

	same(tonumber(bits, 2), target.view:bits(offset, width), "bits", offset, width)
	return "bits", offset, width
end

function operations.set_bits(target)
	if target.size < 9 then return "set_bits" end
	local offset, width = random(8 * target.size - 64), 1 + random(64)
	local bits = bits_from(string.unpack(">i8", random_bytes(8)), width)
	local all = replaced(bits_of(bytes_of(target, offset // 8, 9)), offset % 8, bits)

	target.view:set_bits(offset, width, tonumber(bits, 2))
	change(target, offset // 8, (all:gsub("........", function(byte)
		return string.char(tonumber(byte, 2))
	end)))
	return "set_bits", offset, width
end

local layout = data.layout({
	big = { 0, 16 }, little = { 16, 24, "little" }, text = { 40, 24, "string" },
	low = { 68, 4 }, high = { 64, 4 }, nested = { 16, 48, data.layout({ far = { 8, 16 } }) },
})

function operations.field(target)
	if target.size < 9 then return "field" end
	local view, new = target.layout or target.view:layout(layout), random_bytes(9)
	target.layout = view

	view.big, view.text = string.unpack(">I2", new), new:sub(6, 8)
	view.low, view.high = new:byte(9) & 15, new:byte(9) >> 4
	view.little = string.unpack("<I3", new, 3)
	change(target, 0, new)
	same(string.unpack(">I2", new), view.big, "big")
	same(string.unpack("<I3", new, 3), view.little, "little")
	same(new:sub(6, 8), view.text, "text")
	same(new:byte(9) >> 4, view.high, "high")
	return "field"
end

local list = {}
for name in pairs(operations) do list[#list + 1] = name end
table.sort(list)

local function check_all(roots, ...)
	for _, root in ipairs(roots) do same(root.bytes, root.read(), root.name, ...) end
end

local function play(targets, roots, count)
	for n = 1, count do
		local target, other = chosen(targets), chosen(targets)

		if #targets < 15 and random(6) == 0 then
			targets[#targets + 1] = part(target)
		else
			check_all(roots, operations[chosen(list)](target, other))
		end
	end
end

-- The first of the targets that are parts of the same bytes.
local function whole(name, view, from, bytes, read)
	local root = { name = name, bytes = bytes, read = read }

	return root, { root = root, view = view, from = from, size = #view, layout = false }
end

local function new_buffer(size)
	local buffer = data.new(size)

	return whole("buffer", buffer, 0, ("\0"):rep(size), function() return buffer:string(0) end)
end

-- The first byte of a packet is left as it is: it would become one of IP, with a checksum.
case("random: operations on packets and buffers", each(function(yield)
	for n = 1, 1000 do
		local size = 1 + random(60)
		yield({ bytes = sample(size), head = random(size + 1), piece = chosen({ 0, 1, 3, 16 }) })
	end
end), function(packet, shape)
	local root, target = whole("packet", packet:view(1), 1, shape.bytes, hook.bytes)
	local other_root, other = new_buffer(random(50))

	play({ target, other }, { root, other_root }, 60)
end)

case("random: operations on buffers", each(function(yield)
	for n = 1, 20 do yield({ bytes = "" }) end
end), function()
	local root, target = new_buffer(100 + random(300))
	local other_root, other = new_buffer(random(30))

	play({ target, other }, { root, other_root }, 2000)
end)
