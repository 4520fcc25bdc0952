/** A store in an etcd cluster, for any number of servers and gateways. */
@NullMarked
package dev.portcullis.store.etcd;

import org.jspecify.annotations.NullMarked;
