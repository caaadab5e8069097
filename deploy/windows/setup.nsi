; The setup of Chibo: per user, no administrator, nothing fetched. Made by `python -m deploy.windows`.
; -DVERSION=<version> -DAPP=<folder of the program> -DSIDE=<picture.bmp> -DOUT=<setup.exe>
Target amd64-unicode                       ; Python is 64-bit too
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Chibo"
!define MARK "end_program.py"              ; a folder with this file in it is a folder of ours
!define START '-m assistant.cli.window'
Name "Chibo ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
!ifdef QUICK                               ; to be tried, not to be given away: large, made in seconds
SetCompress off
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
InstallDir "$LOCALAPPDATA\Programs\Chibo"
InstallDirRegKey HKCU "Software\Chibo" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true
ManifestSupportedOS all
BrandingText "Chibo ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "Chibo"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt Chibo, trợ lý sinh hoạt chi bộ"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"
!define MUI_ICON "${APP}/chibo.ico"
!define MUI_UNICON "${APP}/chibo.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Cài đặt Chibo ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chibo giúp điều hành và ghi biên bản sinh hoạt chi bộ.$\r$\n$\r$\nChương trình được cài cho riêng người đang dùng máy, không cần quyền quản trị, không cần internet.$\r$\n$\r$\nNếu Chibo đang chạy, chương trình sẽ được đóng rồi cài bản mới; chữ đã gõ và mọi hồ sơ được giữ nguyên.$\r$\n$\r$\nBấm Tiếp theo để tiếp tục."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Chibo sẽ được cài vào thư mục dưới đây. Không cần đổi nếu không có lý do riêng; đừng chọn thư mục trên ổ chung."
!define MUI_FINISHPAGE_TITLE "Đã cài xong Chibo ${VERSION}"
!define MUI_FINISHPAGE_TEXT "Lần sau, bấm đúp biểu tượng Chibo trên màn hình nền hoặc chọn Chibo trong menu Start.$\r$\n$\r$\nĐóng chương trình: bấm nút Đóng chương trình ở cuối cột bên phải của trang đầu."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram
!define MUI_FINISHPAGE_RUN_TEXT "Mở Chibo ngay"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chibo sẽ được gỡ khỏi máy này. Dữ liệu đã ghi (%LOCALAPPDATA%\chibo) và thư mục của chi bộ được giữ nguyên."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
LangString ^NextBtn ${LANG_VIETNAMESE} "&Tiếp theo >"
LangString ^BackBtn ${LANG_VIETNAMESE} "< &Quay lại"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "Chibo cần Windows 64 bit. Máy này dùng Windows 32 bit." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Chibo cần Windows 10 trở lên." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Function StartProgram
  SetOutPath "$PROFILE"
  Exec '"$INSTDIR\pythonw.exe" ${START}'
FunctionEnd

; A library that is loaded cannot be opened for writing: then the program runs. It is asked to end in order, and what
; is left of it is ended.
!macro EndRunning un
Function ${un}EndRunning
  StrCpy $1 0
  IfFileExists "$INSTDIR\python313.dll" 0 free
  look:
    ClearErrors
    FileOpen $0 "$INSTDIR\python313.dll" a
    ${IfNot} ${Errors}
      FileClose $0
      Goto free
    ${EndIf}
    ${If} $1 = 0
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "Chibo đang chạy.$\r$\n$\r$\nBấm OK để đóng Chibo rồi tiếp tục (chữ đã gõ đã được lưu), hoặc Cancel để thôi." /SD IDOK IDOK stop
      SetErrorLevel 1
      Quit
      stop:
      nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\python.exe" -m assistant.cli stop'
      Pop $2
      nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\python.exe" "$INSTDIR\${MARK}"'
      Pop $2
    ${EndIf}
    IntOp $1 $1 + 1
    Sleep 500
    ${If} $1 < 40
      Goto look
    ${EndIf}
    MessageBox MB_OK|MB_ICONSTOP "Chibo vẫn đang chạy. Hãy khởi động lại máy rồi làm lại." /SD IDOK
    SetErrorLevel 5
    Quit
  free:
FunctionEnd
!macroend
!insertmacro EndRunning ""
!insertmacro EndRunning "un."

; The data folder is %LOCALAPPDATA%\chibo, which a chosen "...\Local" becomes too: names know no case. Neither program
; nor removal ever touches a folder with data in it. == knows no case either.
!macro RefuseDataFolder what
  ${If} "$INSTDIR" == "$LOCALAPPDATA\chibo"
  ${OrIf} ${FileExists} "$INSTDIR\chibo.sqlite"
    MessageBox MB_OK|MB_ICONSTOP "Thư mục $INSTDIR là nơi Chibo giữ dữ liệu đã ghi, ${what}" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
!macroend

; Only folders of ours are emptied: what stands at the top of one is named by the build. The mark goes last of all.
!macro RemoveProgram
  RMDir /r "$INSTDIR\Lib"
  RMDir /r "$INSTDIR\share"
  RMDir /r "$INSTDIR\etc"
  Delete "$INSTDIR\*.pyd"
  Delete "$INSTDIR\*.dll"
  Delete "$INSTDIR\python.exe"
  Delete "$INSTDIR\pythonw.exe"
  Delete "$INSTDIR\python.cat"
  Delete "$INSTDIR\python313.zip"
  Delete "$INSTDIR\python313._pth"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\LICENSE.chibo.txt"
  Delete "$INSTDIR\chibo.cmd"
  Delete "$INSTDIR\chibo.ico"
!macroend

Section "Chibo"
  !insertmacro RefuseDataFolder "không cài chương trình vào đó được. Hãy cài lại và chọn thư mục khác."
  ${IfNot} ${FileExists} "$INSTDIR\${MARK}"
    ${DirState} "$INSTDIR" $0
    ${If} $0 = 1
      MessageBox MB_OK|MB_ICONSTOP "Thư mục $INSTDIR đang chứa tệp khác, không phải của Chibo. Hãy cài lại và chọn một thư mục trống." /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
  ${EndIf}
  Call EndRunning
  SetOutPath "$INSTDIR"
  File "${APP}/${MARK}"                    ; first: what is broken off may be done again
  !insertmacro RemoveProgram               ; what an older version had and this one has not
  File /r "${APP}/*"
  WriteUninstaller "$INSTDIR\go-bo.exe"
  WriteRegStr HKCU "Software\Chibo" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Chibo"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "Chibo"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\chibo.ico"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\go-bo.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\go-bo.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  SetOutPath "$PROFILE"                    ; where the shortcuts start
  CreateDirectory "$SMPROGRAMS\Chibo"
  CreateShortcut "$SMPROGRAMS\Chibo\Chibo.lnk" "$INSTDIR\pythonw.exe" '${START}' "$INSTDIR\chibo.ico"
  CreateShortcut "$SMPROGRAMS\Chibo\Đóng Chibo.lnk" "$INSTDIR\pythonw.exe" '${START} stop' "$INSTDIR\chibo.ico"
  CreateShortcut "$SMPROGRAMS\Chibo\Gỡ bỏ Chibo.lnk" "$INSTDIR\go-bo.exe"
  CreateShortcut "$DESKTOP\Chibo.lnk" "$INSTDIR\pythonw.exe" '${START}' "$INSTDIR\chibo.ico"
SectionEnd

Section "Uninstall"
  ${IfNot} ${FileExists} "$INSTDIR\${MARK}"
    MessageBox MB_OK|MB_ICONSTOP "Thư mục $INSTDIR không phải thư mục của Chibo nên không xóa gì." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro RefuseDataFolder "nên không xóa gì trong đó. Hãy nhờ người quản trị máy."
  Call un.EndRunning
  !insertmacro RemoveProgram
  ${If} ${FileExists} "$INSTDIR\Lib\*.*"
    MessageBox MB_OK|MB_ICONSTOP "Chưa gỡ hết được: một chương trình khác đang giữ tệp trong $INSTDIR\Lib. Hãy khởi động lại máy rồi gỡ lại." /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
  Delete "$INSTDIR\${MARK}"
  Delete "$INSTDIR\go-bo.exe"
  RMDir "$INSTDIR"                         ; stays where somebody put a file of his own into it
  RMDir /r "$SMPROGRAMS\Chibo"
  Delete "$DESKTOP\Chibo.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Chibo"
SectionEnd
