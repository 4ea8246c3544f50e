package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.Findings;

/** A family of rules. */
interface LintRule {

    /** Adds what this family finds in the site. */
    void check(Site site, Findings findings);
}
