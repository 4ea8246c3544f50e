package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.FindingCollector;

/** A family of rules. */
interface LintRule {

    /** Adds what this family finds in the site. */
    void check(LintedSite site, FindingCollector findings);
}
