// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The words that choices are made from. What is stored is `word`; titles are translated on screen.
 * Words without a title are names of protocols, formats and frameworks, which are not translated. */

#include <glib/gi18n-lib.h>

#include "schema/plumb-vocabularies.h"

#define WORD(w, t)                                                                                 \
  {                                                                                                \
    .word = w, .title = N_ (t)                                                                     \
  }
#define WORD_OR(w, t, a)                                                                           \
  {                                                                                                \
    .word = w, .title = N_ (t), .aliases = a                                                       \
  }
#define NAME(w)                                                                                    \
  {                                                                                                \
    .word = w                                                                                      \
  }
#define NAME_OR(w, a)                                                                              \
  {                                                                                                \
    .word = w, .aliases = a                                                                        \
  }
#define METHOD(w, f)                                                                               \
  {                                                                                                \
    .word = w, .family = PLUMB_FAMILY_##f                                                          \
  }
#define METHOD_OR(w, f, a)                                                                         \
  {                                                                                                \
    .word = w, .family = PLUMB_FAMILY_##f, .aliases = a                                            \
  }
#define SYSTEM_KIND(w, t, f, i, a)                                                                 \
  {                                                                                                \
    .word = w, .title = N_ (t), .family = PLUMB_FAMILY_##f, .icon = i, .aliases = a                \
  }

static const PlumbWord kind_words[] = {
  WORD ("customer", "Customer architecture review"),
  WORD ("support", "Support-led review"),
  WORD ("enterprise", "After the first enterprise customer"),
};

static const PlumbWord timing_words[] = {
  WORD ("after discovery before POC", "After discovery, before a POC"),
  WORD ("after POC", "After a POC, before the contract"),
  WORD ("before contract", "Before the contract"),
  WORD ("after rollout", "After the rollout"),
  WORD ("before release", "Before a release"),
};

static const PlumbWord segment_words[] = {
  WORD ("small", "Small company"),
  WORD ("mid-market", "Mid-market"),
  WORD ("enterprise", "Enterprise"),
};

static const PlumbWord points_words[] = {
  WORD ("one", "One"),
  WORD ("several", "Several"),
  WORD ("many", "Many"),
};

static const PlumbWord format_words[] = {
  WORD ("session-90", "90-minute session"),
  WORD ("workshop", "Half-day workshop"),
  WORD ("overview-30", "30-minute overview"),
};

static const PlumbWord depth_words[] = {
  WORD ("integration", "Integration-focused"),
  WORD ("platform", "Full platform"),
};

static const PlumbWord deliverable_words[] = {
  WORD ("summary", "Diagram and summary"),
  WORD ("decisions", "Decision records"),
  WORD ("integration", "Integration specification"),
  WORD ("sketch", "Informal sketch"),
};

static const PlumbWord regulated_words[] = {
  WORD ("unknown", "Not known yet"),
  WORD ("yes", "Yes"),
  WORD ("no", "No"),
};

static const PlumbWord side_words[] = {
  WORD ("customer", "Customer"),
  WORD ("us", "Us"),
  WORD ("partner", "Partner"),
  WORD ("outside", "Outside"),
};

static const PlumbWord role_words[] = {
  WORD ("champion", "Champion"),
  WORD_OR ("lead architect", "Lead architect", "architect|chief architect"),
  WORD ("solutions architect", "Solutions architect"),
  WORD_OR ("review board", "Review board", "architecture review board"),
  WORD_OR ("DBA", "DBA", "database administrator|database"),
  WORD_OR ("security", "Security", "security team|CISO"),
  WORD_OR ("network", "Network", "network team|networking"),
  WORD_OR ("system owner", "System owner", "owner"),
  WORD_OR ("SE", "Solutions engineer", "solutions engineer|sales engineer|solution engineer"),
  WORD_OR ("note-taker", "Note-taker", "note taker|notes"),
  WORD ("support", "Support"),
  WORD_OR ("customer success", "Customer success", "CSM"),
  WORD_OR ("product", "Product", "product manager|product management"),
  WORD_OR ("engineering", "Engineering", "engineer|developer"),
  WORD_OR ("operations", "Operations", "ops|platform"),
  WORD_OR ("sales", "Sales", "account executive|AE"),
  WORD ("moderator", "Moderator"),
  WORD ("outside reviewer", "Outside reviewer"),
  WORD ("walker", "Walks the path"),
  WORD ("evidence checker", "Checks evidence"),
  WORD ("marker", "Marks the steps"),
};

static const PlumbWord team_words[] = {
  WORD_OR ("Network", "Network", "network team|networking"),
  WORD_OR ("Security", "Security", "security team|infosec"),
  WORD_OR ("DBA", "DBA", "database team|dba team"),
  WORD_OR ("Identity", "Identity", "identity team|IAM"),
  WORD_OR ("Integration", "Integration", "integration team"),
  WORD_OR ("Data", "Data", "data team|data platform"),
  WORD_OR ("Applications", "Applications", "application team|apps"),
  WORD_OR ("Infrastructure", "Infrastructure", "infra|platform team|cloud team"),
  WORD ("Legal", "Legal"),
  WORD_OR ("Procurement", "Procurement", "purchasing"),
  WORD ("Product", "Product"),
  WORD ("Engineering", "Engineering"),
  WORD_OR ("Professional services", "Professional services", "PS|services"),
  WORD ("Support", "Support"),
  WORD_OR ("Operations", "Operations", "ops"),
};

static const PlumbWord phase_words[] = {
  WORD ("opening", "Opening"), WORD ("discovery", "Discovery"),   WORD ("design", "Design"),
  WORD ("gaps", "Gaps"),       WORD ("next steps", "Next steps"), WORD ("break", "Break"),
  WORD ("close", "Close"),
};

static const PlumbWord question_state_words[] = {
  WORD ("open", "Open"),
  WORD ("answered", "Answered"),
  WORD ("dropped", "Dropped"),
};

static const PlumbWord discovery_state_words[] = {
  WORD ("open", "Open"),
  WORD ("answered", "Answered"),
  WORD_OR ("not applicable", "Does not apply", "n/a|na"),
};

static const PlumbWord work_state_words[] = {
  WORD ("open", "Open"),
  WORD ("in work", "In work"),
  WORD ("done", "Done"),
  WORD ("dropped", "Dropped"),
};

static const PlumbWord gap_state_words[] = {
  WORD ("open", "Open"),
  WORD ("planned", "Planned"),
  WORD ("accepted", "Accepted"),
  WORD ("closed", "Closed"),
};

static const PlumbWord item_state_words[] = {
  WORD ("open", "Open"),
  WORD ("addressed", "Addressed"),
  WORD_OR ("not applicable", "Does not apply", "n/a|na"),
};

static const PlumbWord level_words[] = {
  WORD ("low", "Low"),
  WORD ("medium", "Medium"),
  WORD ("high", "High"),
};

static const PlumbWord decision_status_words[] = {
  WORD ("proposed", "Proposed"),
  WORD ("accepted", "Accepted"),
  WORD ("superseded", "Superseded"),
  WORD ("rejected", "Rejected"),
};

static const PlumbWord check_state_words[] = {
  WORD ("ticked", "Ticked"),
  WORD ("waived", "Waived"),
};

static const PlumbWord attachment_use_words[] = {
  WORD ("evidence", "Evidence"),
  WORD ("trace", "Traced under the picture"),
  WORD ("logo", "Logo"),
};

static const PlumbWord ink_colour_words[] = {
  WORD ("black", "Black"),
  WORD ("blue", "Blue"),
  WORD ("red", "Red"),
  WORD ("green", "Green"),
};

static const PlumbWord evidence_kind_words[] = {
  WORD ("ticket", "Ticket"),
  WORD ("chat", "Chat"),
  WORD ("call note", "Call note"),
  WORD ("mail", "Mail"),
  WORD ("log", "Log"),
  WORD ("deployment note", "Deployment note"),
  WORD ("engineering blog", "Engineering blog"),
  WORD ("job ad", "Job ad"),
  WORD ("talk", "Talk"),
  WORD ("screenshot", "Screenshot"),
  WORD ("link", "Link"),
};

static const PlumbWord research_topic_words[] = {
  WORD ("tech stack", "Technology stack"),
  WORD ("industry", "Industry"),
  WORD ("regulation", "Regulation"),
  WORD ("other", "Other"),
};

static const PlumbWord domain_words[] = {
  WORD ("applications", "Applications"), WORD ("data", "Data"),
  WORD ("integration", "Integration"),   WORD ("infrastructure", "Infrastructure"),
  WORD ("security", "Security"),         WORD ("compliance", "Compliance"),
};

static const PlumbWord system_kind_words[] = {
  SYSTEM_KIND ("identity provider",
               "Identity provider",
               IDENTITY,
               "plumb-identity-provider-symbolic",
               "idp|sso provider|directory"),
  SYSTEM_KIND ("core app", "Core app", API, "plumb-core-app-symbolic", "application|app|erp|crm"),
  SYSTEM_KIND ("warehouse",
               "Data warehouse",
               PIPELINE,
               "plumb-warehouse-symbolic",
               "data warehouse|dwh|lakehouse"),
  SYSTEM_KIND ("database", "Database", PIPELINE, "plumb-database-symbolic", "db"),
  SYSTEM_KIND ("gateway",
               "Gateway",
               NETWORK,
               "plumb-gateway-symbolic",
               "api gateway|firewall|load balancer"),
  SYSTEM_KIND ("queue", "Queue", EVENT, "plumb-queue-symbolic", "message broker|event bus|stream"),
  SYSTEM_KIND ("file store",
               "File store",
               FILE,
               "plumb-file-store-symbolic",
               "file server|object storage|bucket"),
  SYSTEM_KIND ("service", "Service", API, "plumb-service-symbolic", "microservice|worker"),
  SYSTEM_KIND ("module", "Module", NONE, "plumb-module-symbolic", NULL),
  SYSTEM_KIND ("person", "Person", NONE, "plumb-person-symbolic", "user|actor"),
  SYSTEM_KIND ("network zone",
               "Network zone",
               NETWORK,
               "plumb-network-zone-symbolic",
               "vpc|subnet|zone|segment"),
  SYSTEM_KIND (
      "environment", "Environment", NONE, "plumb-environment-symbolic", "account|landscape"),
  SYSTEM_KIND ("solution", "Solution", NONE, "plumb-solution-symbolic", "our solution"),
  SYSTEM_KIND ("device", "Device", NONE, "plumb-device-symbolic", "scanner|terminal|sensor"),
  SYSTEM_KIND (
      "analytics", "Analytics", PIPELINE, "plumb-analytics-symbolic", "bi|dashboard|reporting"),
  SYSTEM_KIND (
      "monitoring", "Monitoring", EVENT, "plumb-monitoring-symbolic", "observability|logging"),
};

static const PlumbWord built_words[] = {
  WORD_OR ("COTS", "Bought (COTS)", "off the shelf|bought"),
  WORD_OR ("custom", "Custom-built", "in-house|own"),
  WORD ("SaaS", "SaaS"),
};

static const PlumbWord criticality_words[] = {
  WORD ("low", "Low"),
  WORD ("medium", "Medium"),
  WORD ("high", "High"),
  WORD_OR ("business critical", "Business critical", "critical|mission critical"),
};

static const PlumbWord hosting_words[] = {
  WORD ("cloud", "Cloud"),
  WORD_OR ("on premises", "On premises", "on-premises|on prem|on-prem"),
  WORD ("hybrid", "Hybrid"),
  WORD ("SaaS", "SaaS"),
};

static const PlumbWord data_classification_words[] = {
  WORD ("public", "Public"),
  WORD ("internal", "Internal"),
  WORD ("confidential", "Confidential"),
  WORD ("restricted", "Restricted"),
};

static const PlumbWord mark_words[] = {
  WORD ("keep", "Stays"),
  WORD ("add", "New"),
  WORD ("remove", "Goes"),
};

static const PlumbWord data_format_words[] = {
  WORD ("relational", "Relational"),
  NAME ("JSON"),
  NAME ("CSV"),
  NAME ("XML"),
  NAME ("Parquet"),
  NAME ("Avro"),
  NAME ("EDI"),
  WORD ("documents", "Documents"),
  WORD ("images", "Images"),
  WORD ("events", "Events"),
};

static const PlumbWord direction_words[] = {
  WORD ("one-way", "One way"),
  WORD_OR ("both", "Both ways", "bidirectional|bi-directional|two-way"),
  WORD ("none", "Not directed"),
};

static const PlumbWord initiator_words[] = {
  WORD ("source", "The source"),
  WORD ("target", "The target"),
};

static const PlumbWord method_words[] = {
  METHOD_OR ("SAML SSO", IDENTITY, "SAML|SAML 2.0|SSO|SSO/SAML|single sign-on"),
  METHOD_OR ("OIDC", IDENTITY, "OpenID Connect|OpenID"),
  METHOD_OR ("OAuth 2.0", IDENTITY, "OAuth|OAuth2"),
  METHOD_OR ("SCIM", IDENTITY, "SCIM 2.0|user provisioning"),
  METHOD_OR ("LDAP", IDENTITY, "LDAPS|Active Directory sync"),
  METHOD ("Kerberos", IDENTITY),
  METHOD ("RADIUS", IDENTITY),
  METHOD_OR ("REST API", API, "REST|API|HTTP API|HTTPS API|JSON API"),
  METHOD ("GraphQL", API),
  METHOD ("gRPC", API),
  METHOD_OR ("SOAP", API, "SOAP API|web service"),
  METHOD ("OData", API),
  METHOD ("JDBC", API),
  METHOD ("ODBC", API),
  METHOD ("SDK", API),
  METHOD ("RFC", API),
  METHOD ("BAPI", API),
  METHOD_OR ("IDoc", API, "IDocs"),
  METHOD_OR ("Webhook", EVENT, "webhooks|callback"),
  METHOD_OR ("WebSocket", API, "websockets"),
  METHOD_OR ("CDC", PIPELINE, "change data capture"),
  METHOD_OR ("ETL", PIPELINE, "ETL/CDC|ETL job"),
  METHOD ("ELT", PIPELINE),
  METHOD_OR ("Batch import", PIPELINE, "batch|batch load|import"),
  METHOD_OR ("Batch export", PIPELINE, "export"),
  METHOD_OR ("Replication", PIPELINE, "replica"),
  METHOD_OR ("Streaming", PIPELINE, "stream"),
  METHOD_OR ("Data share", PIPELINE, "data sharing|Snowflake share|SQL"),
  METHOD_OR ("Events", EVENT, "event stream|event|eventing"),
  METHOD_OR ("Message queue", EVENT, "MQ|queue|messages|messaging"),
  METHOD_OR ("Kafka", EVENT, "Kafka topic"),
  METHOD ("AMQP", EVENT),
  METHOD ("MQTT", EVENT),
  METHOD ("JMS", EVENT),
  METHOD_OR ("Pub/Sub", EVENT, "pubsub|publish/subscribe"),
  METHOD_OR ("SFTP", FILE, "SSH FTP"),
  METHOD_OR ("FTPS", FILE, "FTP"),
  METHOD_OR ("File transfer", FILE, "files|file share|batch files|batch file"),
  METHOD_OR ("CSV", FILE, "CSV file|CSV files|CSV import|CSV export"),
  METHOD_OR ("EDI", FILE, "X12|EDIFACT"),
  METHOD ("AS2", FILE),
  METHOD_OR ("Object storage", FILE, "S3|blob storage"),
  METHOD_OR ("E-mail", FILE, "email|mail|SMTP"),
  METHOD_OR ("VPN", NETWORK, "site-to-site VPN|IPsec"),
  METHOD_OR ("PrivateLink", NETWORK, "private link|private endpoint"),
  METHOD_OR ("VPC peering", NETWORK, "peering"),
  METHOD_OR ("Direct Connect", NETWORK, "ExpressRoute|dedicated line|MPLS"),
  METHOD_OR ("TLS", NETWORK, "HTTPS|mTLS"),
  METHOD_OR ("Proxy", NETWORK, "reverse proxy"),
  METHOD ("Syslog", NETWORK),
};

static const PlumbWord frequency_words[] = {
  WORD_OR ("real-time", "Real-time", "realtime|real time|live|near real-time|near-real-time"),
  WORD_OR ("on change", "On change", "on update|on event|on arrival"),
  WORD_OR ("on demand", "On demand", "on request|as needed|ad hoc"),
  WORD_OR ("at sign-in", "At sign-in", "at login|on sign-in|on login|at signin"),
  WORD_OR ("every minute", "Every minute", "each minute"),
  WORD ("every 5 minutes", "Every 5 minutes"),
  WORD ("every 15 minutes", "Every 15 minutes"),
  WORD_OR ("hourly", "Hourly", "every hour|hourly batch|each hour"),
  WORD_OR ("nightly", "Nightly", "every night|nightly batch|at night"),
  WORD_OR ("daily", "Daily", "every day|daily batch|once a day"),
  WORD_OR ("weekly", "Weekly", "every week|once a week"),
  WORD_OR ("monthly", "Monthly", "every month"),
  WORD_OR ("once", "Once", "one-time|one time|migration"),
};

static const PlumbWord area_words[] = {
  WORD_OR ("SSO", "Single sign-on", "single sign-on|authentication"),
  WORD_OR ("provisioning", "User provisioning", "user provisioning"),
  WORD_OR ("data import", "Data import", "import|ingest"),
  WORD_OR ("data export", "Data export", "export"),
  WORD ("API", "API"),
  WORD_OR ("events", "Events", "eventing"),
  WORD_OR ("files", "Files", "file exchange"),
  WORD_OR ("network", "Network", "connectivity"),
  WORD_OR ("reporting", "Reporting", "analytics"),
  WORD_OR ("administration", "Administration", "admin"),
  WORD_OR ("audit", "Audit", "audit log"),
};

static const PlumbWord feature_words[] = {
  NAME ("SAML 2.0"),
  NAME ("OIDC"),
  NAME ("SCIM"),
  NAME ("MFA"),
  NAME ("group mapping"),
  NAME ("just-in-time users"),
  NAME ("webhooks"),
  NAME ("bulk API"),
  NAME ("GraphQL"),
  NAME ("REST"),
  NAME ("rate limits"),
  NAME ("idempotency"),
  NAME ("CDC"),
  NAME ("incremental load"),
  NAME ("schema mapping"),
  NAME ("encryption at rest"),
  NAME ("customer keys"),
  NAME ("audit log"),
  NAME ("private link"),
  NAME ("VPN"),
  NAME ("IP allow list"),
  NAME ("EU residency"),
  NAME ("sandbox"),
};

static const PlumbWord network_words[] = {
  WORD_OR ("public", "Public endpoint", "internet|public internet|TLS"),
  WORD_OR ("private link", "Private link", "PrivateLink"),
  WORD ("VPN", "VPN"),
};

static const PlumbWord compared_words[] = {
  WORD ("not looked at", "Not looked at"),
  WORD ("fits", "Fits"),
  WORD ("gap", "Gap"),
};

static const PlumbWord commitment_words[] = {
  WORD ("unchecked", "Not checked"), WORD ("available", "Available"), WORD ("beta", "Beta"),
  WORD ("roadmap", "Roadmap"),       WORD ("custom", "Custom work"),
};

static const PlumbWord complexity_words[] = {
  WORD ("simple", "Simple"),
  WORD ("moderate", "Moderate"),
  WORD ("complex", "Complex"),
};

static const PlumbWord feasibility_words[] = {
  WORD ("open", "Open"),
  WORD ("feasible", "Feasible"),
  WORD ("not feasible", "Not feasible"),
};

static const PlumbWord maturity_words[] = {
  WORD ("available", "Available"), WORD ("beta", "Beta"),        WORD ("roadmap", "Roadmap"),
  WORD ("custom", "Custom work"),  WORD ("none", "Not offered"),
};

static const PlumbWord security_area_words[] = {
  WORD ("authentication", "Authentication"),
  WORD ("authorisation", "Authorisation"),
  WORD ("network", "Network"),
  WORD ("classification", "Data classification"),
  WORD ("secrets", "Secrets"),
  WORD ("audit", "Audit"),
  WORD ("encryption", "Encryption"),
};

static const PlumbWord framework_words[] = {
  NAME_OR ("SOC 2", "SOC2"),
  NAME_OR ("ISO 27001", "ISO27001"),
  NAME ("GDPR"),
  NAME ("HIPAA"),
  NAME_OR ("PCI DSS", "PCI-DSS|PCI"),
  NAME ("NIS2"),
  NAME ("DORA"),
  NAME ("SOX"),
  NAME ("FedRAMP"),
  NAME ("TISAX"),
};

static const PlumbWord applies_words[] = {
  WORD ("yes", "Applies"),
  WORD ("no", "Does not apply"),
  WORD ("unknown", "Not known yet"),
};

static const PlumbWord requirement_category_words[] = {
  WORD ("performance", "Performance"),
  WORD ("scalability", "Scalability"),
  WORD ("disaster recovery", "Disaster recovery"),
  WORD ("data residency", "Data residency"),
  WORD ("availability", "Availability"),
  WORD ("maintainability", "Maintainability"),
};

#define DECLARE(i, o)                                                                              \
  {                                                                                                \
    .id = #i, .open = o, .words = i##_words, .n_words = G_N_ELEMENTS (i##_words)                   \
  }

static const PlumbVocabulary vocabularies[] = {
  DECLARE (kind, FALSE),
  DECLARE (timing, TRUE),
  DECLARE (segment, TRUE),
  DECLARE (points, TRUE),
  DECLARE (format, FALSE),
  DECLARE (depth, FALSE),
  DECLARE (deliverable, FALSE),
  DECLARE (regulated, FALSE),
  DECLARE (side, FALSE),
  DECLARE (role, TRUE),
  DECLARE (team, TRUE),
  DECLARE (phase, TRUE),
  DECLARE (question_state, FALSE),
  DECLARE (discovery_state, FALSE),
  DECLARE (work_state, FALSE),
  DECLARE (gap_state, FALSE),
  DECLARE (item_state, FALSE),
  DECLARE (level, FALSE),
  DECLARE (decision_status, FALSE),
  DECLARE (check_state, FALSE),
  DECLARE (attachment_use, TRUE),
  DECLARE (ink_colour, TRUE),
  DECLARE (evidence_kind, TRUE),
  DECLARE (research_topic, TRUE),
  DECLARE (domain, TRUE),
  DECLARE (system_kind, TRUE),
  DECLARE (built, TRUE),
  DECLARE (criticality, TRUE),
  DECLARE (hosting, TRUE),
  DECLARE (data_classification, TRUE),
  DECLARE (mark, FALSE),
  DECLARE (data_format, TRUE),
  DECLARE (direction, FALSE),
  DECLARE (initiator, FALSE),
  DECLARE (method, TRUE),
  DECLARE (frequency, TRUE),
  DECLARE (area, TRUE),
  DECLARE (feature, TRUE),
  DECLARE (network, TRUE),
  DECLARE (compared, FALSE),
  DECLARE (commitment, FALSE),
  DECLARE (complexity, FALSE),
  DECLARE (feasibility, FALSE),
  DECLARE (maturity, FALSE),
  DECLARE (security_area, TRUE),
  DECLARE (framework, TRUE),
  DECLARE (applies, FALSE),
  DECLARE (requirement_category, TRUE),
};

const PlumbVocabulary *
plumb_vocabularies_get (guint *n_vocabularies)
{
  *n_vocabularies = G_N_ELEMENTS (vocabularies);
  return vocabularies;
}
