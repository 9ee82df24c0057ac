// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/ctype.h>
#include <linux/mutex.h>
#include <linux/netdevice.h>
#include <linux/rculist.h>
#include <linux/rtnetlink.h>
#include <linux/slab.h>
#include <linux/stringhash.h>
#include <net/net_namespace.h>
#include <net/netns/generic.h>

#include "luarcu/object.h"
#include "luarcu/place.h"

#define HOME_HEADS 256

/* A namespace's objects; lives as long as any of them. */
struct luarcu_home {
	/* One object is made at a time, which takes as long as its memory. Taken first. */
	struct mutex making;
	/*
	 * Protects what follows, and the objects' members that say so. Held for a moment: who has
	 * the lock of all network devices may wait for it. Both in process context.
	 */
	struct mutex lock;
	bool closed; /* the namespace is going: no name leads anywhere */
	size_t memory;
	u32 count; /* objects that are not freed yet */
	refcount_t refs;
	struct rcu_head rcu; /* packets may still look for a name */
	struct hlist_head heads[HOME_HEADS]; /* read under RCU */
};

unsigned long luarcu_namespace_memory = 1UL << 30;

static unsigned int objects_net_id;
struct workqueue_struct *luarcu_workqueue;

static struct luarcu_home *home_of(struct net *net)
{
	return *(struct luarcu_home **)net_generic(net, objects_net_id);
}

static void home_put(struct luarcu_home *home)
{
	if (refcount_dec_and_test(&home->refs))
		kfree_rcu(home, rcu);
}

static struct hlist_head *home_head(struct luarcu_home *home, const char *name)
{
	return &home->heads[full_name_hash(home, name, strlen(name)) % HOME_HEADS];
}

/* Takes a reference. One that has none is being freed: it is no more. */
static struct luarcu_object *home_find(struct luarcu_home *home, const char *name)
{
	struct luarcu_object *object;

	hlist_for_each_entry_rcu(object, home_head(home, name), node,
				 lockdep_is_held(&home->lock))
		if (!strcmp(object->name, name) && refcount_inc_not_zero(&object->refs))
			return object;
	return NULL;
}

bool luarcu_name_valid(const char *name)
{
	const char *c;

	for (c = name; *c; c++)
		if (!isascii(*c) || !(isalnum(*c) || strchr("._-", *c)))
			return false;
	return c > name && c < name + LUARCU_NAME_SIZE;
}

struct luarcu_object *luarcu_object_get(struct net *net, const char *name)
{
	struct luarcu_object *object;

	rcu_read_lock();
	object = home_find(home_of(net), name);
	rcu_read_unlock();
	return object;
}

static int home_charge(struct luarcu_home *home, size_t bytes)
{
	lockdep_assert_held(&home->lock);
	if (bytes > LUARCU_OBJECT_MEMORY)
		return -EFBIG;
	if (home->memory + bytes <= READ_ONCE(luarcu_namespace_memory)) {
		home->memory += bytes;
		return 0;
	}
	return -ENOSPC;
}

/* Counts an object that is about to be made. */
static int home_enter(struct luarcu_home *home, size_t memory)
{
	int err = -ESHUTDOWN;

	mutex_lock(&home->lock);
	if (!home->closed)
		err = home->count < LUARCU_OBJECTS_MAX ? home_charge(home, memory) : -ENFILE;
	home->count += !err;
	mutex_unlock(&home->lock);
	return err;
}

/* One that is freed, or was not made. */
static void home_leave(struct luarcu_home *home, size_t memory)
{
	mutex_lock(&home->lock);
	home->memory -= memory;
	home->count--;
	mutex_unlock(&home->lock);
}

static void object_close(struct work_struct *work)
{
	struct luarcu_object *object = container_of(work, struct luarcu_object, closing);
	struct luarcu_home *home = object->home;
	const size_t memory = object->memory;

	mutex_lock(&home->lock);
	hlist_del_init_rcu(&object->node);
	mutex_unlock(&home->lock);
	luarcu_place_forget(object);
	synchronize_rcu();
	object->kind->free(object);
	home_leave(home, memory);
	home_put(home);
}

/* Gives an object its name, unless the namespace went while it was made. */
static bool home_publish(struct luarcu_home *home, struct luarcu_object *object)
{
	bool open;

	mutex_lock(&home->lock);
	open = !home->closed;
	if (open)
		hlist_add_head_rcu(&object->node, home_head(home, object->name));
	mutex_unlock(&home->lock);
	return open;
}

static struct luarcu_object *home_make(struct luarcu_home *home, struct net *net,
				       const struct luarcu_kind *kind, const char *name,
				       const void *settings)
{
	const size_t memory = kind->memory(settings);
	struct luarcu_object *object;
	int err = home_enter(home, memory);

	if (err)
		return ERR_PTR(err);
	object = kind->make(settings);
	if (!object) {
		home_leave(home, memory);
		return ERR_PTR(-ENOMEM);
	}
	object->kind = kind;
	object->net = net;
	object->home = home;
	object->memory = memory;
	object->serial = luarcu_place_serial();
	refcount_set(&object->refs, 1);
	refcount_inc(&home->refs);
	INIT_WORK(&object->closing, object_close);
	strscpy(object->name, name, sizeof(object->name));
	if (home_publish(home, object))
		return object;
	luarcu_object_put(object);
	return ERR_PTR(-ESHUTDOWN);
}

static struct luarcu_object *home_open(struct luarcu_home *home, struct net *net,
				       const struct luarcu_kind *kind, const char *name,
				       const void *settings)
{
	struct luarcu_object *object;

	/* The VMs of a state ask side by side: one makes it, the others wait. */
	mutex_lock(&home->making);
	object = luarcu_object_get(net, name);
	if (!object)
		object = home_make(home, net, kind, name, settings);
	mutex_unlock(&home->making);
	return object;
}

struct luarcu_object *luarcu_object_open(struct net *net, const struct luarcu_kind *kind,
					 const char *name, const void *settings)
{
	struct luarcu_home *home = home_of(net);
	struct luarcu_object *object;

	might_sleep();
	object = home_open(home, net, kind, name, settings);
	if (object != ERR_PTR(-ENOSPC) && object != ERR_PTR(-ENFILE))
		return object;
	/* What nobody has any more is counted until it is freed. */
	flush_workqueue(luarcu_workqueue);
	return home_open(home, net, kind, name, settings);
}

void luarcu_object_put(struct luarcu_object *object)
{
	if (refcount_dec_and_test(&object->refs))
		queue_work(luarcu_workqueue, &object->closing);
}

int luarcu_object_charge(struct luarcu_object *object, size_t more, size_t less)
{
	struct luarcu_home *home = object->home;
	int err = 0;

	mutex_lock(&home->lock);
	if (more > less)
		err = object->memory + (more - less) > LUARCU_OBJECT_MEMORY ?
			      -EFBIG : home_charge(home, more - less);
	else
		home->memory -= less - more;
	if (!err)
		object->memory += more - less;
	mutex_unlock(&home->lock);
	return err;
}

static int object_create(struct luarcu_object *object, int ifindex)
{
	struct luarcu_home *home = object->home;
	int err = -EEXIST;

	mutex_lock(&home->lock);
	if (home->closed) {
		err = -ESHUTDOWN;
	} else if (!object->created) {
		object->created = true;
		object->ifindex = ifindex;
		refcount_inc(&object->refs);
		err = 0;
	}
	mutex_unlock(&home->lock);
	return err;
}

int luarcu_object_create(struct luarcu_object *object, struct net *net, int ifindex)
{
	int err = -ENODEV;

	if (!ifindex)
		return object_create(object, 0);
	/* So that it can't go before. */
	rtnl_lock();
	if (__dev_get_by_index(net, ifindex))
		err = object_create(object, ifindex);
	rtnl_unlock();
	return err;
}

/* Gives up the reference that luarcu_object_create() took. */
static void object_forget(struct luarcu_object *object)
{
	lockdep_assert_held(&object->home->lock);
	object->created = false;
	object->ifindex = 0;
	luarcu_object_put(object);
}

int luarcu_object_delete(struct net *net, const char *name)
{
	struct luarcu_home *home = home_of(net);
	struct luarcu_object *object;
	int err = -ENOENT;

	mutex_lock(&home->lock);
	object = home_find(home, name);
	if (object) {
		err = object->created ? 0 : -EBUSY;
		if (!err)
			object_forget(object);
		luarcu_object_put(object);
	}
	mutex_unlock(&home->lock);
	return err;
}

struct luarcu_object *luarcu_object_next(struct net *net, const char *name)
{
	struct luarcu_home *home = home_of(net);
	struct luarcu_object *object, *next = NULL;
	int i;

	mutex_lock(&home->lock);
	for (i = 0; i < HOME_HEADS; i++)
		hlist_for_each_entry(object, &home->heads[i], node)
			if (strcmp(object->name, name) > 0 &&
			    (!next || strcmp(object->name, next->name) < 0) &&
			    refcount_inc_not_zero(&object->refs)) {
				if (next)
					luarcu_object_put(next);
				next = object;
			}
	mutex_unlock(&home->lock);
	return next;
}

/* What goes with a device goes when this leaves its namespace, too. */
static void home_forget_device(struct luarcu_home *home, int ifindex)
{
	struct luarcu_object *object;
	int i;

	mutex_lock(&home->lock);
	for (i = 0; i < HOME_HEADS; i++)
		hlist_for_each_entry(object, &home->heads[i], node)
			if (object->created && object->ifindex == ifindex)
				object_forget(object);
	mutex_unlock(&home->lock);
}

static int objects_device_event(struct notifier_block *block, unsigned long event, void *data)
{
	const struct net_device *device = netdev_notifier_info_to_dev(data);

	if (event == NETDEV_UNREGISTER)
		home_forget_device(home_of(dev_net(device)), device->ifindex);
	return NOTIFY_DONE;
}

static struct notifier_block objects_device_notifier = {
	.notifier_call = objects_device_event,
};

static int __net_init objects_net_init(struct net *net)
{
	struct luarcu_home *home = kzalloc(sizeof(*home), GFP_KERNEL_ACCOUNT);

	if (!home)
		return -ENOMEM;
	mutex_init(&home->making);
	mutex_init(&home->lock);
	refcount_set(&home->refs, 1);
	*(struct luarcu_home **)net_generic(net, objects_net_id) = home;
	return 0;
}

/* Rules of the namespace may outlive it, and so their VMs: they keep what they have. */
static void __net_exit objects_net_exit(struct net *net)
{
	struct luarcu_home *home = home_of(net);
	struct luarcu_object *object;
	struct hlist_node *next;
	int i;

	mutex_lock(&home->lock);
	home->closed = true;
	for (i = 0; i < HOME_HEADS; i++)
		hlist_for_each_entry_safe(object, next, &home->heads[i], node) {
			hlist_del_init_rcu(&object->node);
			WRITE_ONCE(object->net, NULL);
			if (object->created)
				object_forget(object);
		}
	mutex_unlock(&home->lock);
	home_put(home);
}

static struct pernet_operations objects_net_ops = {
	.init = objects_net_init,
	.exit = objects_net_exit,
	.id = &objects_net_id,
	.size = sizeof(struct luarcu_home *),
};

int __init luarcu_objects_init(void)
{
	int err;

	luarcu_workqueue = alloc_workqueue("luarcu", WQ_UNBOUND, 0);
	if (!luarcu_workqueue)
		return -ENOMEM;
	err = register_pernet_subsys(&objects_net_ops);
	if (err)
		goto destroy_workqueue;
	err = register_netdevice_notifier(&objects_device_notifier);
	if (err)
		goto unregister_pernet;
	return 0;

unregister_pernet:
	unregister_pernet_subsys(&objects_net_ops);
destroy_workqueue:
	destroy_workqueue(luarcu_workqueue);
	return err;
}

/* No VM has the library any more: after the namespaces nobody holds an object. */
void luarcu_objects_exit(void)
{
	unregister_netdevice_notifier(&objects_device_notifier);
	unregister_pernet_subsys(&objects_net_ops);
	/* Sweepers wait for it anew: those of what is freed stop before it takes no more work. */
	flush_workqueue(luarcu_workqueue);
	destroy_workqueue(luarcu_workqueue);
}
