// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The declared tables, for plumb-schema.c only: everything else finds them by id. */

#pragma once

#include "schema/plumb-schema.h"

extern const PlumbTable plumb_table_review;
extern const PlumbTable plumb_table_paragraph;
extern const PlumbTable plumb_table_pen;
extern const PlumbTable plumb_table_person;
extern const PlumbTable plumb_table_agenda_item;
extern const PlumbTable plumb_table_phase_time;
extern const PlumbTable plumb_table_note;
extern const PlumbTable plumb_table_question;
extern const PlumbTable plumb_table_next_step;
extern const PlumbTable plumb_table_risk;
extern const PlumbTable plumb_table_decision;
extern const PlumbTable plumb_table_evidence;
extern const PlumbTable plumb_table_attachment;
extern const PlumbTable plumb_table_check_mark;
extern const PlumbTable plumb_table_baseline;
extern const PlumbTable plumb_table_repeat;
extern const PlumbTable plumb_table_research;
extern const PlumbTable plumb_table_discovery;
extern const PlumbTable plumb_table_system;
extern const PlumbTable plumb_table_former;
extern const PlumbTable plumb_table_annotation;
extern const PlumbTable plumb_table_ink;
extern const PlumbTable plumb_table_placement;
extern const PlumbTable plumb_table_data_source;
extern const PlumbTable plumb_table_connection;
extern const PlumbTable plumb_table_route_place;
extern const PlumbTable plumb_table_integration_spec;
extern const PlumbTable plumb_table_security_item;
extern const PlumbTable plumb_table_compliance_item;
extern const PlumbTable plumb_table_requirement;
extern const PlumbTable plumb_table_gap;
extern const PlumbTable plumb_table_prerequisite;
extern const PlumbTable plumb_table_capability;
