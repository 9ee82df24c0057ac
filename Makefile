# SPDX-License-Identifier: MIT OR GPL-2.0-only
#
# Everything that is made goes to build/. Kernels for tests are unpacked there,
# never installed.

KERNELS := $(shell tests/vm/kernel --list)
KERNEL  ?= 6.12
PREFIX  ?= /usr
DESTDIR ?=
CFLAGS  ?= -O2 -g
CLANG   ?= clang

BUILD   := $(CURDIR)/build
ROOMS   := $(wildcard lunatik luadata luarcu nflua xdplua)
# Folders are in this list because removing a file changes only its folder.
SOURCES := Kbuild $(shell find $(ROOMS) -type d -o -name '*.[chS]' -o -name Kbuild) \
           $(addprefix lunatik/port/,btf modules prepare) $(wildcard lunatik/port/patches/*.patch)
# attach.bpf.c is inside nfluactl, whose makefile builds it.
PROGRAMS := $(patsubst %.c,build/%.o,$(filter-out bpf/attach.bpf.c,$(wildcard bpf/*.bpf.c)))
TESTED  := $(patsubst %.c,build/%.o,$(wildcard benchmarks/*/*.bpf.c tests/kernel/*/*.bpf.c \
           tests/kernel/*/*/*.bpf.c)) build/xdplua/manual.bpf.o \
           build/tests/kernel/xdp/netfilter build/tests/kernel/readers/changing
TOOLS   := build/tools/nfluactl build/tools/xtables/libxt_lua.so

.DELETE_ON_ERROR:
.PHONY: all help deps kernels lua modules tools programs ready demo test check check-debug sparse \
        bench vm install install-modules install-tools clean

all: modules tools programs	## modules for the test kernels, tools and BPF programs

help:	## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' $(MAKEFILE_LIST) | expand -t 18

deps:	## install the Debian packages that are missing
	@tests/vm/deps

kernels: | deps	## unpack the stock kernels that tests boot
	@set -e; for kernel in $(KERNELS); do tests/vm/kernel $$kernel; done

lua: | deps	## fetch, verify and patch Lua
	@lunatik/port/prepare

# --- modules: for the test kernels, or for the kernel with build tree KDIR

ifdef KDIR
RELEASE := $(shell cat $(KDIR)/include/config/kernel.release 2>/dev/null)

modules: | deps lua	## modules (KDIR=... for another kernel than the test kernels)
	$(if $(RELEASE),,$(error $(KDIR) is no kernel's build tree: are its headers installed?))
	@lunatik/port/modules $(KDIR) build/modules/$(RELEASE)
else
RELEASE := $(shell uname -r)

modules: $(KERNELS:%=build/modules/%.ready)
endif

build/modules/%.ready: $(SOURCES) | deps kernels lua
	@echo "modules for kernel $*"
	@STRICT=1 lunatik/port/modules build/kernel/$*/tree build/modules/$*
	@$(MAKE) -s --no-print-directory install-modules DESTDIR=$(BUILD)/kernel/$*/root \
		MODULES=build/modules/$* RELEASE=$$(cat build/kernel/$*/release)
	@touch $@

# --- tools

tools: $(TOOLS)	## nfluactl and the iptables extension

build/tools/nfluactl: $(wildcard nfluactl/*.[ch] nfluactl/*/*.[ch] nfluactl/Makefile \
		lunatik/client/*.[ch] lunatik/uapi/*.h bpf/*.[ch] xdplua/uapi/*.h \
		luarcu/uapi/*.h) | deps
	@$(MAKE) -s --no-print-directory -C nfluactl BUILD=$(BUILD) CFLAGS='$(CFLAGS)'

build/tools/xtables/libxt_lua.so: $(wildcard nflua/libxt* lunatik/client/*.[ch] nflua/uapi/*.h \
		lunatik/uapi/*.h) | deps
	@$(MAKE) -s --no-print-directory -C nflua -f libxt.mk BUILD=$(BUILD) CFLAGS='$(CFLAGS)'

# --- BPF programs

programs: $(PROGRAMS)	## the BPF programs of bpf/

# For -target bpf the headers of this machine are out of sight, and <linux/types.h> needs them.
build/%.bpf.o: %.bpf.c $(wildcard bpf/*.h luarcu/uapi/*.h xdplua/uapi/*.h tests/kernel/*/*.h) | deps
	@mkdir -p $(@D)
	@$(CLANG) -target bpf -O2 -g -Wall -Wextra -Werror -Wno-unused-parameter -Wno-sign-compare \
		-I. -I/usr/include/$(shell $(CC) -dumpmachine) -c -o $@ $<

# The example in xdplua(7).
build/xdplua/manual.bpf.c: xdplua/xdplua.7
	@mkdir -p $(@D)
	@sed -n '/^\.\\" The test suite compiles/,/^\.Ed/{/^\./!p}' $< > $@

build/xdplua/manual.bpf.o: build/xdplua/manual.bpf.c xdplua/uapi/bpf_lua.h
	@$(CLANG) -target bpf -O2 -g -Wall -Werror -Ixdplua/uapi \
		-I/usr/include/$(shell $(CC) -dumpmachine) -c -o $@ $<

build/tests/kernel/xdp/netfilter: tests/kernel/xdp/netfilter.c
	@mkdir -p $(@D)
	@$(CC) -O2 -Wall -Wextra -Werror -o $@ $< -lbpf

build/tests/kernel/readers/changing: tests/kernel/readers/changing.c
	@mkdir -p $(@D)
	@$(CC) -O2 -Wall -Wextra -Werror -pthread -o $@ $<

# --- running

# Everything that tests/vm/run puts into a VM.
ready: modules tools $(TESTED) programs
	@lunatik/port/debian unpack bookworm build/nginx nginx
	@mkdir -p build/vm/root/var/log/nginx build/vm/root/var/lib/nginx
	@install -D -t build/vm/root/usr/sbin build/nginx/usr/sbin/nginx
	@$(MAKE) -s --no-print-directory install-tools DESTDIR=$(BUILD)/vm/root PREFIX=/usr

demo: ready	## block a real HTTP client in a VM
	@tests/vm/run --kernel $(KERNEL) tests/demo

# Seconds for each fuzzer.
test: export FUZZ_SECONDS ?= 10
check: export FUZZ_SECONDS ?= 60

test: ready	## every test on every kernel (ONLY=pattern KERNEL=6.12 for a part)
	@tests/run

sparse: kernels lua | deps	## what sparse says of the modules: nothing
	@SPARSE=1 STRICT=1 lunatik/port/modules build/kernel/$(KERNEL)/tree build/modules/sparse

check: lua | deps	## the tests that need no VM, and more fuzzing
	@tests/run --host

DEBUG := $(if $(filter kcsan,$(KERNEL)),kcsan,kasan)

check-debug:	## the tests on a kernel that detects what else goes wrong (KERNEL=kcsan: races)
	@$(MAKE) -s --no-print-directory ready KERNELS=$(DEBUG)
	@KERNEL=$(DEBUG) tests/run --debug
	@$(MAKE) -s --no-print-directory sparse KERNELS=6.12 KERNEL=6.12

bench: ready	## instructions per packet
	@set -e; for bench in benchmarks/*/run; do $$bench; done

vm: ready	## a shell in a VM
	@tests/vm/run --kernel $(KERNEL) --timeout 0

# --- installing

MODULES ?= build/modules/$(RELEASE)
SHARE   := $(DESTDIR)$(PREFIX)/share
MANUALS := $(wildcard $(addsuffix /*.[1-8],$(ROOMS) nfluactl))

install:	## for the running kernel or KDIR, into this system or DESTDIR
	@$(MAKE) --no-print-directory modules install-modules install-tools \
		KDIR=$(or $(KDIR),/lib/modules/$(shell uname -r)/build)

install-modules:
	@rm -rf $(DESTDIR)/lib/modules/$(RELEASE)/extra/nflua
	install -D -m 644 -t $(DESTDIR)/lib/modules/$(RELEASE)/extra/nflua $(MODULES)/*/*.ko
	depmod $(if $(DESTDIR),-b $(DESTDIR)) $(RELEASE)

install-tools: XTABLES = $(DESTDIR)$(shell pkg-config --variable=xtlibdir xtables)
install-tools: tools programs
	install -D -t $(DESTDIR)$(PREFIX)/sbin build/tools/nfluactl
	install -D -m 644 -t $(XTABLES) build/tools/xtables/libxt_lua.so
	ln -sf libxt_lua.so $(XTABLES)/libxt_NFLUA.so
	mkdir -p $(SHARE)/nflua/bpf $(SHARE)/nflua/include
	$(if $(PROGRAMS),install -m 644 -t $(SHARE)/nflua/bpf $(PROGRAMS) $(wildcard bpf/*.[ch]))
	install -m 644 -t $(SHARE)/nflua/include xdplua/uapi/*.h luarcu/uapi/bpf_rcu*.h
	$(if $(wildcard scripts),cp -r scripts $(SHARE)/nflua/)
	$(foreach page,$(MANUALS),install -D -m 644 -t $(SHARE)/man/man$(subst .,,$(suffix $(page))) $(page);)
	install -D -m 644 nfluactl/nfluactl.bash-completion \
		$(SHARE)/bash-completion/completions/nfluactl

clean:	## remove what was made, keep what was downloaded
	rm -rf build/modules build/tools build/vm build/lua
