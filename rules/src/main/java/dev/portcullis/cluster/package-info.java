/** What holds for a cluster, and the users and resources it knows. */
@NullMarked
package dev.portcullis.cluster;

import org.jspecify.annotations.NullMarked;
