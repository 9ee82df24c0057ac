-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- string.format() answers as C does: every combination of flags, width, precision and value.
-- The digests are those of the release for Linux, which passes this file as well.

local flags = {
	"", "-", "+", " ", "0", "#", "-0", "+ ", "#0", "-#", "+0", " 0", "-+", "- ", "-#0", "-+ #0",
	"0-", "0+", "0 #"
}
local widths = { "", "1", "5", "99" }
local precisions = { "", ".", ".0", ".3", ".22", ".99" }
local integers = {
	0, 1, -1, 7, 8, -5, 255, 4096, math.maxinteger, math.mininteger, "12", " -0x1f "
}
local texts = { "", "a", "abc", "longer than five", ("x"):rep(99), ("y"):rep(100), true, 12, "a\0b" }
local characters = { 0, 65, 255, 256, -1 }

local function add(digest, text)
	for i = 1, #text, 8 do
		local a, b, c, d, e, f, g, h = text:byte(i, i + 7)
		digest = digest * 31 + a
		digest = digest * 31 + (b or 0)
		digest = digest * 31 + (c or 0)
		digest = digest * 31 + (d or 0)
		digest = digest * 31 + (e or 0)
		digest = digest * 31 + (f or 0)
		digest = digest * 31 + (g or 0)
		digest = digest * 31 + (h or 0)
	end
	return digest * 31 + #text
end

-- What is refused is refused by a sentence, which is not compared.
local function digest(conversion, values)
	local sum, count = 0, 0

	for _, flag in ipairs(flags) do
		for _, width in ipairs(widths) do
			for _, precision in ipairs(precisions) do
				local spec = "%" .. flag .. width .. precision .. conversion
				for _, value in ipairs(values) do
					local ok, text = pcall(string.format, spec, value)
					sum = add(sum, ok and text or "refused")
					count = count + 1
				end
			end
		end
	end
	return string.format("%016x of %d", sum, count)
end

local wanted = {
	d = "0fcd4c9ec4b07b78 of 5472",
	i = "0fcd4c9ec4b07b78 of 5472",
	u = "029983bad4c5f0c4 of 5472",
	o = "49f6f7b9b1d4250a of 5472",
	x = "717d066a82ad0ef0 of 5472",
	X = "cc140c5473bca270 of 5472",
	s = "40a3a14dbf0bd22b of 4104",
	c = "44c764e13e0e293c of 2280",
}

for _, conversion in ipairs { "d", "i", "u", "o", "x", "X", "s", "c" } do
	local values = conversion == "s" and texts or conversion == "c" and characters or integers
	local got = digest(conversion, values)

	assert(got == wanted[conversion], "%" .. conversion .. " has the digest " .. got)
end

-- Some of them by name.
local function same(expected, ...)
	local got = string.format(...)

	assert(got == expected, got)
end
same("|", "%.s|", "abc")
same("|     |", "%.0d|%5.0d|", 0, 0)
same("  005|-0005", "%05.3d|%05d", 5, -5)
same("0|0|00001|0x1", "%#x|%#o|%05x|%#x", 0, 0, 1, 1)
same("", "%#.0x", 0)
same("0", "%#.0o", 0)
same("ABC  |  abc", "%-5s|%5s", "ABC", "abc")
