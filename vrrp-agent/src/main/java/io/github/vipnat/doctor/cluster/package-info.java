/** What is asked of the cluster as one: VRRP, the routers, the database, the agent; one check, one class. */
@NullMarked
package io.github.vipnat.doctor.cluster;

import org.jspecify.annotations.NullMarked;
