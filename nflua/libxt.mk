# SPDX-License-Identifier: MIT OR GPL-2.0-only
# Builds the iptables extension into $(BUILD)/tools/xtables.
ROOT := $(abspath $(dir $(lastword $(MAKEFILE_LIST)))..)
BUILD ?= $(ROOT)/build
PKG_CONFIG ?= pkg-config

OUT := $(BUILD)/tools/xtables
SOURCES := $(addprefix $(ROOT)/,nflua/libxt_lua.c nflua/libxt_ask.c lunatik/client/genl.c \
	lunatik/client/name.c)
OBJECTS := $(patsubst %.c,$(OUT)/.libxt/%.o,$(notdir $(SOURCES)))
vpath %.c $(sort $(dir $(SOURCES)))

override CPPFLAGS += -I$(ROOT) -D_GNU_SOURCE \
	$(shell $(PKG_CONFIG) --cflags libmnl xtables)
CFLAGS ?= -O2 -g
# Hidden: the plugin shares a process with iptables and must not lend it its functions.
override CFLAGS += -std=gnu11 -fPIC -fvisibility=hidden -Wall -Wextra -Werror \
	-Wno-unused-parameter
LDLIBS := $(shell $(PKG_CONFIG) --libs libmnl xtables)

all: $(OUT)/libxt_lua.so $(OUT)/libxt_NFLUA.so

$(OUT)/libxt_lua.so: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -o $@ $^ $(LDLIBS)

# iptables looks for a file named after the target.
$(OUT)/libxt_NFLUA.so: $(OUT)/libxt_lua.so
	ln -sf libxt_lua.so $@

$(OUT)/.libxt/%.o: %.c $(ROOT)/nflua/libxt.mk
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

clean:
	rm -rf $(OUT)

-include $(OBJECTS:.o=.d)

.PHONY: all clean
