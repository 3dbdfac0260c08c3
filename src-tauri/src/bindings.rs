//! The list of what crosses to TypeScript. `ui/src/bindings.ts` is generated from it and from nothing
//! else; the test here fails when that file is stale.

use tauri_specta::{Builder, collect_commands};

use crate::commands::{
    self, activities, bringing_in, choices, classroom, copy, district, forms, groups, network, notes, paper, record, report,
    safety, school, visit_lists, visits,
};
use crate::{events, unlock};

/// Every command and every type of an event.
pub fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        // The value of a contested field is any JSON; its numbers are small. Our own types hold u32 and f64.
        .disable_serde_phases()
        .dangerously_cast_bigints_to_number()
        .commands(collect_commands![
            unlock::status,
            unlock::set_up,
            unlock::look_around,
            unlock::passphrase_strength,
            unlock::unlock,
            unlock::unlock_with_keychain,
            unlock::unlock_with_recovery,
            unlock::lock,
            unlock::touch,
            unlock::read_out,
            unlock::offers_keychain,
            unlock::set_keychain,
            unlock::set_idle_minutes,
            unlock::set_letter_keys,
            unlock::set_appearance,
            unlock::set_language,
            unlock::change_passphrase,
            unlock::new_recovery_code,
            unlock::recovery_code_seen,
            commands::commit,
            commands::undo,
            commands::redo,
            commands::undo_last,
            commands::undo_commit,
            commands::redo_last,
            commands::undo_reach,
            commands::today,
            commands::students,
            commands::filters,
            commands::sections_like,
            commands::student,
            commands::ego_network,
            commands::name_suggestions,
            commands::may_have_forgotten,
            commands::staff_suggestions,
            commands::compare_waves,
            commands::supports,
            commands::panels,
            commands::wordings,
            commands::caseload_rules,
            commands::try_rule,
            commands::look_alikes,
            commands::cancel,
            commands::sitting::begin_sitting,
            commands::sitting::begin_talk,
            commands::sitting::cover_sitting,
            commands::sitting::uncover_sitting,
            commands::sitting::just_talk,
            commands::sitting::say_name,
            commands::sitting::end_sitting,
            commands::sitting::student_screen,
            commands::sitting::open_student_screen,
            commands::sitting::close_student_screen,
            commands::sitting::wish_screen,
            notes::notes,
            notes::memory_aid,
            notes::open_memory_aid,
            notes::write_note,
            notes::remove_note,
            notes::bring_back_note,
            notes::set_note_days,
            notes::share_note,
            notes::copy_notes,
            notes::open_notes_copy,
            notes::close_notes_copy,
            record::record,
            copy::parents_copy,
            copy::give_parents_copy,
            copy::draw_parents_copy,
            record::shown_summary,
            record::summaries,
            record::after_sitting,
            record::put_after_away,
            record::time_log,
            record::save_time_log,
            school::campaigns,
            school::adults,
            school::marking,
            school::campaign_result,
            school::overlay,
            report::principals_page,
            report::make_release,
            report::cohort,
            report::cohort_list,
            groups::student_groups,
            groups::in_student_group,
            groups::group_from_table,
            report::indicators,
            report::give_report,
            network::school_network,
            network::network_picture,
            network::save_network,
            school::begin_marking,
            school::end_marking,
            school::begin_asking,
            school::asking,
            school::asked_students,
            school::begin_turn,
            school::adults_like,
            school::end_turn,
            school::end_asking,
            visits::visit_room,
            visits::visit_class,
            visits::visit_presence,
            visits::visitor_suggestions,
            visits::pasted_class,
            visits::visitors,
            visits::visitor,
            visits::funnel,
            visits::funnel_list,
            visits::cluster_mix,
            visits::unmet_clusters,
            visits::wishes,
            visits::save_visits,
            activities::activities,
            activities::activities_met,
            activities::activity_parts,
            activities::leaders,
            activities::save_activities,
            visit_lists::read_visit_list,
            visit_lists::preview_visit_list,
            forms::read_answers,
            forms::match_answers,
            forms::preview_answers,
            choices::read_choice_list,
            choices::preview_choice_list,
            classroom::after_sheet,
            classroom::visits_met,
            classroom::questions,
            classroom::class_clusters,
            classroom::student_clusters,
            classroom::plans,
            classroom::badges,
            classroom::names_on_paper,
            classroom::begin_kiosk,
            classroom::kiosk,
            classroom::scan_badge,
            classroom::end_kiosk,
            paper::save_paper,
            paper::print_paper,
            paper::draw_paper,
            bringing_in::pick_files,
            bringing_in::pick_folder,
            bringing_in::preview_roster,
            bringing_in::preview_invented,
            bringing_in::preview_lines,
            bringing_in::preview_students,
            bringing_in::save_preview_lines,
            bringing_in::read_table,
            bringing_in::preview_table,
            bringing_in::preview_pasted,
            bringing_in::apply_preview,
            bringing_in::drop_preview,
            bringing_in::caseload_from_table,
            safety::backups,
            safety::back_up_now,
            safety::save_text,
            district::district_now,
            district::district,
            district::join_district,
            district::sync_now,
            district::pause_sync,
            district::leave_district,
            district::send_again,
            district::meet_at_door,
            district::join_at_door,
            district::remove_lost,
        ])
        .typ::<events::CommittedEvent>()
        .typ::<events::ProgressEvent>()
        .typ::<events::LockedEvent>()
}

/// The name of every command, as it is sent: read from what is generated, so that none is forgotten.
#[cfg(test)]
pub fn commands() -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bindings.ts");
    builder().export(specta_typescript::Typescript::default(), &path).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let sent = text.split("__TAURI_INVOKE(\"").skip(1);
    sent.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;

    #[test]
    fn the_generated_types_are_the_ones_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let fresh = folder.path().join("bindings.ts");
        super::builder().export(Typescript::default(), &fresh).unwrap();
        let fresh = std::fs::read_to_string(fresh).unwrap();
        let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/bindings.ts");
        if std::env::var_os("KITH_WRITE_BINDINGS").is_some() {
            std::fs::write(kept, &fresh).unwrap();
        }
        let is_same = std::fs::read_to_string(kept).is_ok_and(|kept| kept == fresh);
        assert!(is_same, "ui/src/bindings.ts is stale: KITH_WRITE_BINDINGS=1 cargo test -p kith bindings");
    }

    fn read(path: &str) -> String {
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
    }

    #[test]
    fn the_main_window_may_call_our_commands_hear_our_events_and_nothing_else() {
        let granted: serde_json::Value = serde_json::from_str(&read("capabilities/main.json")).unwrap();
        assert_eq!(granted["windows"], serde_json::json!(["main"]));
        let expected = ["our-commands", "core:event:allow-listen", "core:event:allow-unlisten"];
        assert_eq!(granted["permissions"], serde_json::json!(expected));
        assert_eq!(std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities")).unwrap().count(), 2);
        let listed = read("permissions/our_commands.toml");
        let listed: Vec<&str> = listed.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
        assert_eq!(listed, super::commands(), "write into permissions/our_commands.toml what bindings.rs lists");
    }

    #[test]
    fn the_students_window_may_call_what_its_lens_has_and_hear_when_to_look_again() {
        let granted: serde_json::Value = serde_json::from_str(&read("capabilities/student.json")).unwrap();
        assert_eq!(granted["windows"], serde_json::json!([crate::window::STUDENT]));
        let expected = ["student-commands", "core:event:allow-listen", "core:event:allow-unlisten"];
        assert_eq!(granted["permissions"], serde_json::json!(expected));
        let listed = read("permissions/student_commands.toml");
        let listed: Vec<&str> = listed.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
        assert_eq!(listed, crate::lens::STUDENTS_ASK);
    }

    #[test]
    fn the_page_runs_only_its_own_scripts_and_reaches_nothing_but_the_shell() {
        let told: serde_json::Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
        let security = &told["app"]["security"];
        let mut rules: Vec<&str> = security["csp"].as_str().unwrap().split("; ").collect();
        rules.sort_unstable();
        let expected = [
            "base-uri 'none'",
            "connect-src ipc: http://ipc.localhost",
            "default-src 'none'",
            "font-src 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "img-src 'self' data:",
            "script-src 'self'",
            "style-src 'self'",
        ];
        assert_eq!(rules, expected);
        assert_eq!(security["capabilities"], serde_json::json!(["main", "student"]));
        assert_eq!((&security["freezePrototype"], &told["app"]["withGlobalTauri"]), (&true.into(), &false.into()));
        assert!(security.get("dangerousDisableAssetCspModification").is_none() && security.get("assetProtocol").is_none());
    }
}
