/** A gateway in front of PostgreSQL: a session per connection, and no connection that outlives its session. */
@NullMarked
package dev.portcullis.gateway;

import org.jspecify.annotations.NullMarked;
