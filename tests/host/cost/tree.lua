-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Scripts as trees: a node is a form of a symbol of the grammar, and has a node for each symbol
-- in it. Trees are made, changed, and written as text; they are never changed in place.
tree = {}

-- --- chance, the same for a SEED

local state = tonumber(environment("SEED") or 1)

local function random(n)
	state = state * 6364136223846793005 + 1442695040888963407
	return (state >> 33) % n + 1
end

function tree.chosen(list)
	return list[1] and list[random(#list)]
end

-- --- the grammar: forms as lists of texts, symbols and functions

local forms = {}

local function parsed(text)
	local form = { kids = {} }

	-- Ends with the mark of nothing.
	for plain, mark, name in (text .. "\0"):gmatch("([^$!\0]*)([$!\0])([%w.]*)") do
		form[#form + 1] = { text = plain }
		if mark == "$" then
			assert(grammar[name], name)
			form[#form + 1] = { symbol = name }
			form.kids[#form.kids + 1] = name
		elseif mark == "!" then
			form[#form + 1] = { call = name }
		end
	end
	return form
end

for symbol, texts in pairs(grammar) do
	forms[symbol] = {}
	for i, text in ipairs(texts) do
		-- The bytes of a piece are its own.
		forms[symbol][i] = symbol == "piece" and { { text = text }, kids = {} } or parsed(text)
	end
end

local function form_of(node)
	return forms[node.symbol][node.form]
end

-- --- making them

-- The deeper, the plainer: a tree must end somewhere.
local function grown(symbol, depth)
	local all = forms[symbol]
	local node = { symbol = symbol, form = depth > 0 and random(#all) or 1 }

	for i, kid in ipairs(all[node.form].kids) do node[i] = grown(kid, depth - 1) end
	return node
end

function tree.new(symbol)
	return grown(symbol or "script", 4 + random(8))
end

-- --- finding one's way in them

-- All nodes, each with the path that leads to it from the root.
function tree.nodes(root)
	local list = {}

	local function visit(node, path)
		list[#list + 1] = { node = node, path = path }
		for i, kid in ipairs(node) do visit(kid, { i, up = path }) end
	end
	visit(root, nil)
	return list
end

-- The tree with another node at a path.
function tree.with(root, path, new)
	local steps = {}

	while path do
		table.insert(steps, 1, path[1])
		path = path.up
	end
	local function copied(node, depth)
		if depth > #steps then return new end
		local copy = { symbol = node.symbol, form = node.form, table.unpack(node) }
		copy[steps[depth]] = copied(node[steps[depth]], depth + 1)
		return copy
	end
	return copied(root, 1)
end

-- --- changing them

-- Another form of a node, which takes over what kids it can.
local function reformed(node, form)
	local new, used = { symbol = node.symbol, form = form }, {}

	for i, symbol in ipairs(forms[node.symbol][form].kids) do
		for k, kid in ipairs(node) do
			if kid.symbol == symbol and not used[k] then
				new[i], used[k] = kid, true
				break
			end
		end
		new[i] = new[i] or grown(symbol, 2)
	end
	return new
end

local function of_symbol(root, symbol)
	local list = {}

	for _, place in ipairs(tree.nodes(root)) do
		if place.node.symbol == symbol then list[#list + 1] = place.node end
	end
	return list
end

-- A tree that differs in a place or a few, with parts of another one.
function tree.changed(root, other)
	repeat
		local place = tree.chosen(tree.nodes(root))
		local node, kind = place.node, random(4)
		local new

		if kind == 1 then
			new = grown(node.symbol, random(4))
		elseif kind == 2 then
			new = tree.chosen(of_symbol(other, node.symbol)) or node
		else
			new = reformed(node, random(#forms[node.symbol]))
		end
		root = tree.with(root, place.path, new)
	until random(3) == 1
	return root
end

-- Trees that are smaller than this node by a step: a plainer form, or a part of it.
local function smaller(node)
	local list = {}

	if node.form ~= 1 then
		list[1] = grown(node.symbol, 0)
		list[2] = reformed(node, 1)
	end
	for _, kid in ipairs(of_symbol(node, node.symbol)) do
		if kid ~= node then list[#list + 1] = kid end
	end
	if #node > 0 and node.form > 2 and node.form <= 8 then list[#list + 1] = reformed(node, 2) end
	return list
end

-- The smallest tree to be had step by step that still is what it should be.
function tree.smallest(root, good)
	local function step()
		for _, place in ipairs(tree.nodes(root)) do
			for _, new in ipairs(smaller(place.node)) do
				local try = tree.with(root, place.path, new)
				if #tree.text(try) < #tree.text(root) and good(try) then
					root = try
					return true
				end
			end
		end
	end
	while step() do end
	return root
end

-- --- writing them

-- The script, and the set of all functions that it names.
function tree.text(root)
	local parts, names, list = {}, {}, {}

	local function write(node)
		local kid = 0

		for _, part in ipairs(form_of(node)) do
			if part.text then
				parts[#parts + 1] = part.text
			elseif part.call then
				parts[#parts + 1] = part.call:gsub("%.", "_")
				names[part.call] = true
			else
				kid = kid + 1
				write(node[kid])
			end
		end
	end
	write(root)
	for name in pairs(names) do
		if name:find(".", 1, true) then
			list[#list + 1] = ("local %s = %s\n"):format(name:gsub("%.", "_"), name)
		end
	end
	table.sort(list)
	return table.concat(list) .. table.concat(parts) .. "\n", names
end

-- Symbols of whose forms those with parts do something; others do where they call a function.
local working = { call = true, value = true, ["function"] = true, iterator = true, meta = true,
	string = true, number = true }

local function works(node)
	local form = form_of(node)

	for _, part in ipairs(form) do
		if part.call then return true end
	end
	return working[node.symbol] and #form > 1
end

-- What a script does, as a set of forms.
function tree.kinds(root)
	local set = {}

	for _, place in ipairs(tree.nodes(root)) do
		local node = place.node
		if works(node) then set[grammar[node.symbol][node.form]] = true end
	end
	return set
end
