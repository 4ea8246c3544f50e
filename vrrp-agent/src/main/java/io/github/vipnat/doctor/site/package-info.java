/** The doctor's visit to a whole site, and what is asked of the site as one: VRRP, routers, database, agent. */
@NullMarked
package io.github.vipnat.doctor.site;

import org.jspecify.annotations.NullMarked;
