-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Looks for scripts whose call takes more instructions than its budget allows: first in the
-- corpus, then among scripts that are bred. Of each kind of work the dearest script that does
-- it, among other things, is kept; a change of one of them may become the dearest of others.
local budget, bound = 10000, 100

local places = environment("FOUND")
local started, length = seconds(), tonumber(environment("FUZZ_SECONDS") or 60)

local function above(instructions)
	return instructions and instructions > budget * bound
end

-- --- the corpus

for path in (environment("CORPUS") or ""):gmatch("%S+") do
	local name = path:match("([^/]*)%.lua$")
	local instructions, why = measure(contents(path))

	if above(instructions) then
		print(("FAIL %s: %d instructions in a call of %d"):format(name, instructions, budget))
		failed = true
	elseif instructions then
		print("PASS " .. name)
	else
		print(("FAIL %s: %s"):format(name, why))
		failed = true
	end
end

-- --- what is found

local found, count, tries = {}, 0, 0

local function includes(set, part)
	for kind in pairs(part) do
		if not set[kind] then return false end
	end
	return true
end

-- Whether it does what one that was found does.
local function known(kinds)
	for _, part in ipairs(found) do
		if includes(kinds, part) then return true end
	end
	return false
end

local function measured(root)
	tries = tries + 1
	return measure((tree.text(root)))
end

-- Much above the bound, a case shows better what is wrong; beyond that it takes time.
local plain = 5 * budget * bound

-- The dearest of some changes of it.
local function climbed(root, instructions)
	for _ = 1, 300 do
		if instructions > plain then break end
		local try = tree.changed(root, root)
		local price = measured(try)
		if price and price > instructions then root, instructions = try, price end
	end
	return root, instructions
end

local function report(root, instructions)
	root, instructions = climbed(root, instructions)
	local least = math.max(math.min(instructions - instructions // 10, plain), budget * bound + 1)
	local smallest = tree.smallest(root, function(try)
		return (measured(try) or 0) >= least
	end)
	local kinds = tree.kinds(smallest)

	found[#found + 1] = next(kinds) and kinds or { nothing = true }
	local path = ("%s/%s-%d.lua"):format(places, environment("SEED") or 1, #found)
	local price, units = measured(smallest)
	save(path, ("-- %d instructions for %d units\n%s"):format(price, units,
		(tree.text(smallest))))
	print(("FAIL %s: %d instructions in a call of %d"):format(path, price, budget))
	failed = true
end

-- --- breeding

local dearest, kinds_seen = {}, {} -- by kind: the script and its price; all kinds

-- High for many instructions, and for many for a unit of fuel, which a loop may multiply.
local function price(instructions, units)
	return instructions * 1000 // (units + 1000)
end

local function keep(root, kinds, price)
	for kind in pairs(kinds) do
		local rival = dearest[kind]
		if not rival or price > rival.price then
			if not rival then kinds_seen[#kinds_seen + 1] = kind end
			dearest[kind] = { root = root, price = price }
		end
	end
end

local function forget_known()
	for i = #kinds_seen, 1, -1 do
		local kind = kinds_seen[i]
		if known(tree.kinds(dearest[kind].root)) then
			dearest[kind] = nil
			table.remove(kinds_seen, i)
		end
	end
end

local function next_script()
	if #kinds_seen < 50 or tries % 16 == 0 then return tree.new() end
	local one, other = tree.chosen(kinds_seen), tree.chosen(kinds_seen)
	return tree.changed(dearest[one].root, dearest[other].root)
end

while seconds() - started < length do
	local root = next_script()
	local kinds = tree.kinds(root)
	if not known(kinds) then
		local instructions, units = measured(root)
		if above(instructions) then
			report(root, instructions)
			forget_known()
		elseif instructions then
			keep(root, kinds, price(instructions, units))
		end
	end
end

if #found == 0 then print(("PASS nothing above the bound: %d scripts"):format(tries)) end
if environment("VERBOSE") then
	for _, kind in ipairs(kinds_seen) do
		print(("     %d %s"):format(dearest[kind].price, kind))
	end
end
