local t = {}
for i = 1, 100 do t[i] = i * i end
assert(#t == 100)
assert(string.format("%d %s", 5, "x") == "5 x")
print(pcall(function() return 1 / 2 end))
print(pcall(load, "return 1.5"))
print(load("return 1.5"))
print(tostring(t), tostring(print))
